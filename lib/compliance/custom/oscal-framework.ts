import { z } from "zod";

interface OscalPart {
  name?: string | undefined;
  prose?: string | undefined;
  parts?: OscalPart[] | undefined;
}
const Part: z.ZodType<OscalPart> = z.object({
  name: z.string().optional(),
  prose: z.string().optional(),
  parts: z.lazy(() => z.array(Part)).optional(),
});

const Prop = z.object({ name: z.string(), value: z.string() });

interface OscalControl {
  id: string;
  title: string;
  props?: z.infer<typeof Prop>[] | undefined;
  parts?: OscalPart[] | undefined;
  controls?: OscalControl[] | undefined;
}
const OscalControl: z.ZodType<OscalControl> = z.object({
  id: z.string(),
  title: z.string(),
  props: z.array(Prop).optional(),
  parts: z.array(Part).optional(),
  controls: z.lazy(() => z.array(OscalControl)).optional(),
});

interface OscalGroup {
  id?: string | undefined;
  title: string;
  groups?: OscalGroup[] | undefined;
  controls?: OscalControl[] | undefined;
}
const Group: z.ZodType<OscalGroup> = z.object({
  id: z.string().optional(),
  title: z.string(),
  groups: z.lazy(() => z.array(Group)).optional(),
  controls: z.array(OscalControl).optional(),
});

const Catalogue = z.object({
  uuid: z.string(),
  metadata: z.object({ title: z.string(), version: z.string() }),
  groups: z.array(Group).optional(),
  controls: z.array(OscalControl).optional(),
});

export const isOscal = (document: Record<string, unknown>): boolean => "catalog" in document;

const LONGEST = 700;
const YEAR = 366;

/**
 * A framework from an OSCAL 1.x catalogue (NIST OSCAL, model "catalog"). It names no checks, so every control is a
 * person's to attest until somebody maps checks to it. Controls that are withdrawn are left out.
 *
 * @returns a draft to be parsed as a framework; null when the document is no catalogue
 */
export function oscalFramework(document: Record<string, unknown>): unknown {
  const catalogue = Catalogue.safeParse(document.catalog).data;
  if (!catalogue) return null;
  const sections: { id: string; title: string; parent: string | null }[] = [];
  const controls: unknown[] = [];
  const visit = (group: OscalGroup, parent: string | null): void => {
    const id = group.id ?? `section-${sections.length + 1}`;
    sections.push({ id, title: group.title, parent });
    for (const control of group.controls ?? [])
      controls.push(...flat(control).map((each) => controlOf(each, id)));
    for (const inner of group.groups ?? []) visit(inner, id);
  };
  for (const group of catalogue.groups ?? []) visit(group, null);
  if (catalogue.controls?.length) visit({ id: "all", title: "Controls", controls: catalogue.controls }, null);
  const { title, version } = catalogue.metadata;
  return {
    id: slugOf(`${title} ${version}`),
    title,
    version,
    publisher: "Imported",
    source: `OSCAL catalogue ${catalogue.uuid}`,
    sections,
    controls,
  };
}

const flat = (control: OscalControl): OscalControl[] => [
  ...(isWithdrawn(control) ? [] : [control]),
  ...(control.controls ?? []).flatMap(flat),
];

const isWithdrawn = ({ props }: OscalControl): boolean =>
  props?.some(({ name, value }) => name === "status" && value.toLowerCase() === "withdrawn") ?? false;

function controlOf({ id, title, props, parts }: OscalControl, section: string): unknown {
  const label = props?.find(({ name }) => name === "label")?.value ?? id;
  const prose = (parts ?? [])
    .filter(({ name }) => name === "statement")
    .flatMap(proseOf)
    .join(" ");
  return {
    id: label,
    section,
    title: title.slice(0, 160),
    requirement: (prose || title).slice(0, LONGEST),
    assessment: "manual",
    checks: [],
    manual: { evidence: `A dated record, by a named person, that shows: ${title}.`, intervalDays: YEAR },
    appliesTo: ["cluster", "host", "image", "workload"],
  };
}

const proseOf = ({ prose, parts }: OscalPart): string[] => [
  ...(prose ? [prose] : []),
  ...(parts ?? []).flatMap(proseOf),
];

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);
