import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dockerInspect } from "../../../prisma/factories/docker.ts";
import { clusterList, type DemoNode, type DemoWorkload } from "../../../prisma/factories/kubernetes.ts";
import { CsvTable } from "../document/csv.ts";
import { readDocuments } from "../document/document.ts";
import { DocumentStream } from "../document/stream.ts";
import { TagValues } from "../document/tag-value.ts";
import { XmlElement } from "../document/xml.ts";
import { type Reading, UnreadableDocument } from "../reading.ts";
import { ADAPTERS, recognise } from "./adapters.ts";

const here = import.meta.dirname;
const NODES: DemoNode[] = [
  { name: "cp", role: "control-plane", region: "r", zone: "ra", provider: "aws" },
  { name: "w", role: "worker", region: "r", zone: "ra", provider: "aws" },
];
const WORKLOAD: DemoWorkload = {
  kind: "Deployment",
  namespace: "a",
  name: "b",
  team: "t",
  replicas: 2,
  repository: "registry.example/b",
  tag: "1",
  content: "x",
  door: "ingress",
  since: "2026-01-01T00:00:00Z",
};

/** What an adapter gets of a file: its stream's entries together, or each document alone. */
function documentsIn(bytes: Buffer): unknown[] {
  const parts = readDocuments(bytes).filter((part) => part.broken === null);
  const isStream = parts.length > 1 && recognise(parts[0]!.value)?.stream === true;
  return isStream ? [new DocumentStream(parts, [])] : parts.map((part) => part.value);
}

const adapterOf = (document: unknown) =>
  recognise(document instanceof DocumentStream ? document.entries[0]?.value : document);

/** Every fixture of every format, and the documents of those whose fixtures are made. */
const DOCUMENTS: { name: string; folder: string; document: unknown }[] = [
  ...globSync("*/fixtures/*", { cwd: here }).flatMap((file) =>
    documentsIn(readFileSync(`${here}/${file}`)).map((document) => ({
      name: file,
      folder: basename(dirname(dirname(file))),
      document,
    })),
  ),
  {
    name: "kubernetes/made",
    folder: "kubernetes",
    document: clusterList(
      "c",
      NODES,
      [WORKLOAD, { ...WORKLOAD, kind: "CronJob", name: "job" }],
      new Date("2026-03-01T00:00:00Z"),
      "2026-01-01T00:00:00Z",
    ),
  },
  {
    name: "docker/made",
    folder: "docker",
    document: dockerInspect(
      "h",
      [
        {
          name: "s-batch",
          team: "t",
          repository: "registry.example/s",
          tag: "1",
          content: "y",
          replicas: 2,
          published: 80,
          since: "2026-01-01T00:00:00Z",
        },
      ],
      new Date("2026-03-01T00:00:00Z"),
    ),
  },
];
const FORMATS: Record<string, RegExp> = {
  trivy: /^trivy-image$/,
  cyclonedx: /^cyclonedx/,
  "spdx-3": /^spdx3$/,
  kubernetes: /^k8s-list$/,
  admission: /^admissionreview$/,
  docker: /^docker-inspect$/,
  "plimsoll-docker": /^docker-snapshot$/,
  "plimsoll-registry": /^registry-snapshot$/,
  "plimsoll-kubernetes": /^kubernetes-snapshot$/,
  kubescape: /^kubescape/,
  "policy-report": /^policyreport$/,
  stackrox: /^stackrox-image$/,
};

const readOrRefuse = (document: unknown): Reading | UnreadableDocument | undefined => {
  try {
    return adapterOf(document)?.read(document);
  } catch (error) {
    if (error instanceof UnreadableDocument) return error;
    throw error;
  }
};

const freeze = (value: unknown): void => {
  if (typeof value !== "object" || value === null) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
};

describe.each(DOCUMENTS)("$name", ({ folder, document }) => {
  it("is read by its own adapter alone, the same each time, and left as it was", () => {
    freeze(document);
    const adapter = adapterOf(document);
    expect(adapter?.format).toMatch(FORMATS[folder] ?? new RegExp(`^${folder}$`));
    const reading = readOrRefuse(document);
    expect(readOrRefuse(document)).toEqual(reading);
    expect(() => JSON.stringify(reading)).not.toThrow();
  });

  it("puts every observation into a slice that it declares", () => {
    const reading = readOrRefuse(document);
    if (!reading || reading instanceof UnreadableDocument) return;
    for (const { slices, observations } of reading.targets) {
      const declared = new Set(slices.map((slice) => slice.key));
      expect(observations.filter((o) => !declared.has(o.slice)).map((o) => o.rule.id)).toEqual([]);
    }
  });
});

/** All places in a document, as paths of keys. */
const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
  typeof value === "object" && value !== null
    ? [
        path,
        ...Object.entries(value).flatMap(([key, inner]) =>
          places(inner, [...path, Array.isArray(value) ? Number(key) : key]),
        ),
      ]
    : [path];

/** Of a stream only its documents: what holds them is nobody's input. */
const placesOf = (document: unknown) =>
  places(document).filter((path) => !(document instanceof DocumentStream) || path[2] === "value");

const REPLACEMENTS = [
  undefined,
  null,
  [],
  {},
  "",
  0,
  -1,
  true,
  "x".repeat(10_000),
  [[]],
  { a: { a: { a: {} } } },
  "9007199254740993",
];

/** A deep copy that keeps what the syntaxes make: streams, elements, tables. */
const copied = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value) as object | null);
  for (const [key, inner] of Object.entries(value)) copy[key] = copied(inner);
  return copy;
};

const mutated = (document: unknown, path: (string | number)[], replacement: unknown): unknown => {
  if (path.length === 0) return replacement;
  const copy = copied(document) as Record<string | number, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (replacement === undefined) delete at[last];
  else at[last] = replacement;
  return copy;
};

/** False where a mutant is no longer what its syntax makes: no bytes lead to such a value. */
const isMade = (value: unknown): boolean => {
  if (value instanceof TagValues)
    return (
      Array.isArray(value.tags) &&
      Array.from(value.tags).every(
        (entry) => typeof entry?.tag === "string" && typeof entry.value === "string",
      )
    );
  if (value instanceof CsvTable)
    return (
      [value.comments, value.columns, value.rows].every(Array.isArray) &&
      [...value.comments, ...value.columns].every((word) => typeof word === "string") &&
      Array.from(value.rows).every(
        (row) =>
          Number.isInteger(row?.line) &&
          Object.values(row.cells ?? { none: null }).every((word) => typeof word === "string"),
      )
    );
  if (!(value instanceof XmlElement)) return true;
  const { name, namespace, text, attributes, children } = value;
  return (
    [name, namespace, text].every((word) => typeof word === "string") &&
    Object.values(attributes ?? { none: null }).every((word) => typeof word === "string") &&
    Array.isArray(children) &&
    Array.from(children).every((child: unknown) => child instanceof XmlElement && isMade(child))
  );
};

describe("mutants", () => {
  it.each(ADAPTERS.map((adapter) => adapter.format))(
    "of %s are read or refused with a place, never anything else",
    (format) => {
      const own = DOCUMENTS.filter(({ document }) => adapterOf(document)?.format === format).map(
        ({ document }) => ({ document, at: placesOf(document) }),
      );
      expect(own.length).toBeGreaterThan(0);
      fc.assert(
        fc.property(fc.nat(), fc.nat(), fc.constantFrom(...REPLACEMENTS), (which, where, replacement) => {
          const { document, at } = own[which % own.length]!;
          const mutant = mutated(document, at[where % at.length]!, replacement);
          if (!isMade(mutant)) return;
          const adapter = ADAPTERS.find((a) => a.format === format)!;
          if (!(mutant instanceof DocumentStream) && !adapter.recognises(mutant)) return;
          try {
            JSON.stringify(adapter.read(mutant));
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableDocument);
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});
