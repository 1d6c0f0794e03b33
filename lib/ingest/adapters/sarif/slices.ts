import type { FindingKind } from "../../../findings/schema.ts";
import type { Area } from "../../../posture/schema.ts";
import type { Slice } from "../../reading.ts";

const PARTS: Record<FindingKind, { part: string; area: Area }> = {
  vulnerability: { part: "packages", area: "vulnerabilities" },
  misconfiguration: { part: "checks", area: "configuration" },
  secret: { part: "secrets", area: "secrets" },
  runtime: { part: "events", area: "runtime" },
};

/**
 * Runs supersede each other where tool and category (`automationDetails.id`) are the same. The tool stands first, as
 * in the keys of its own format: both are one source of a finding.
 */
export function sliceKey(slug: string, category: string, kind: FindingKind): string {
  return [slug, "sarif", ...(category === "" ? [] : [category]), PARTS[kind].part].join(":");
}

export function sliceOf(slug: string, category: string, kind: FindingKind, complete: boolean): Slice {
  return { key: sliceKey(slug, category, kind), kind, area: PARTS[kind].area, assesses: true, complete };
}

/**
 * What a run's id says of its sort: all but the last part, which is the run's own (SARIF 2.1.0, 3.17.3).
 * `nightly/2026-03-01` and `nightly/` are of the category `nightly`, `2026-03-01` is of none.
 */
export function categoryOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf("/")));
}
