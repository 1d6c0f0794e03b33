import { z } from "zod";
import { AssetKind } from "../inventory/schema.ts";
import { parseCheck } from "./check-pattern.ts";

/**
 * Who can say whether a control is met.
 * `automated`: its checks. `manual`: a person's attestation (checks, where given, are a tool's hint that a
 * person must look, and their failures still count). `both`: the checks and a fresh attestation.
 */
export const ASSESSMENTS = ["automated", "manual", "both"] as const;
export const Assessment = z.enum(ASSESSMENTS);
export type Assessment = z.infer<typeof Assessment>;

/** What a person must show, and how many days one attestation lasts. */
export const ManualEvidence = z.object({
  evidence: z.string().min(1),
  intervalDays: z.number().int().min(1).max(1_096),
});
export type ManualEvidence = z.infer<typeof ManualEvidence>;

const Check = z.string().superRefine((text, context) => {
  const parsed = parseCheck(text);
  if ("error" in parsed) context.addIssue({ code: "custom", message: parsed.error });
});

/**
 * One requirement of a standard. `checks` are all required; each is one pattern or several tools' patterns for
 * the same thing joined by ` | ` (grammar: `check-pattern.ts`). `appliesTo` lists the kinds of asset that are
 * expected to be assessed; `role` narrows hosts; `within: "cluster"` leaves out what belongs to no cluster (a lone
 * Docker host has no kubelet); `per: "cluster"` asks for one answer per cluster.
 */
export const Control = z.object({
  id: z.string().min(1),
  section: z.string().min(1),
  title: z.string().min(1).max(160),
  requirement: z.string().min(1).max(700),
  assessment: Assessment,
  level: z.number().int().min(1).max(2).nullable().default(null),
  checks: z.array(Check),
  manual: ManualEvidence.nullable().default(null),
  appliesTo: z.array(AssetKind).min(1),
  role: z.enum(["control-plane", "etcd"]).nullable().default(null),
  within: z.enum(["anywhere", "cluster"]).default("anywhere"),
  per: z.enum(["asset", "cluster"]).default("asset"),
});
export type Control = z.infer<typeof Control>;

export const Section = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  parent: z.string().nullable(),
});
export type Section = z.infer<typeof Section>;

/** A standard as data: ids are the standard's, every text is ours. Sections form a tree through `parent`. */
export const Framework = z
  .object({
    id: z.string().regex(/^[a-z0-9.-]+$/),
    title: z.string().min(1),
    version: z.string().min(1),
    publisher: z.string().min(1),
    source: z.string().min(1),
    sections: z.array(Section).min(1),
    controls: z.array(Control).min(1),
  })
  .superRefine((framework, context) => {
    for (const problem of inconsistencies(framework)) context.addIssue({ code: "custom", message: problem });
  });
export type Framework = z.infer<typeof Framework>;

function inconsistencies(framework: { sections: Section[]; controls: Control[] }): string[] {
  const sections = new Set(framework.sections.map((section) => section.id));
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const section of framework.sections)
    if (section.parent !== null && !sections.has(section.parent))
      problems.push(`section ${section.id}: no parent section ${section.parent}`);
  for (const control of framework.controls) {
    if (seen.has(control.id)) problems.push(`control ${control.id} is listed twice`);
    seen.add(control.id);
    if (!sections.has(control.section)) problems.push(`control ${control.id}: no section ${control.section}`);
    if (control.assessment === "automated" && control.checks.length === 0)
      problems.push(`control ${control.id}: automated, yet names no check`);
    if (control.assessment !== "automated" && control.manual === null)
      problems.push(`control ${control.id}: needs an attestation, yet describes none`);
  }
  return problems;
}
