import type { ControlResult, Evaluation } from "../compliance/evaluate.ts";
import type { Control, Framework } from "../compliance/framework.ts";
import { isPassing } from "../compliance/status.ts";
import type { ReportProvenance } from "../reports/provenance.ts";
import { instantOf, some, tokenOf, uuidOf } from "./identity.ts";

/** One framework over one scope, as it was evaluated. */
export interface Assessed {
  framework: Framework;
  evaluation: Evaluation;
  scope: string;
  reports: readonly ReportProvenance[];
  product: { name: string; version: string };
}

interface Pair {
  control: Control;
  result: ControlResult;
}

/** Controls that apply, each with its result. */
export const applicable = ({ framework, evaluation }: Assessed): Pair[] =>
  framework.controls
    .map((control, at) => ({ control, result: evaluation.controls[at]! }))
    .filter(({ result }) => result.status !== "not_applicable");

const words = (status: string): string => status.replaceAll("_", " ");

const summary = ({ result }: Pair): string => {
  const { counts, failing } = result;
  const parts = [`${counts.pass} passed`, `${counts.fail} failed`];
  if (counts.excepted > 0) parts.push(`${counts.excepted} excepted`);
  if (counts.stale > 0) parts.push(`${counts.stale} stale`);
  if (counts.notAssessed > 0) parts.push(`${counts.notAssessed} not assessed`);
  const names = failing.slice(0, 20).map(({ asset }) => asset.name);
  const more = failing.length > names.length ? ` and ${failing.length - names.length} more` : "";
  return `${words(result.status)}: ${parts.join(", ")}${names.length > 0 ? `. Failing: ${names.join(", ")}${more}` : ""}.`;
};

export const observationId = ({ framework, evaluation }: Assessed, id: string): string =>
  uuidOf("observation", framework.id, id, evaluation.evaluatedAt);

/** What was seen for a control, with the SHA-256 of the reports that say so; null where nobody has looked. */
export const observationOf = (assessed: Assessed, pair: Pair) => {
  const { control, result } = pair;
  const collected = result.newestEvidence ?? result.attestation?.effectiveFrom;
  if (!collected) return null;
  const decided = new Set(result.reports);
  return {
    uuid: observationId(assessed, control.id),
    title: `${control.id} ${control.title}`,
    description: summary(pair),
    methods: [result.newestEvidence ? "TEST" : "EXAMINE"],
    collected: instantOf(collected),
    ...some(
      "relevant-evidence",
      assessed.reports
        .filter(({ reportId }) => decided.has(reportId))
        .slice(0, 200)
        .map((report) => ({
          href: `urn:sha256:${report.sha256}`,
          description: `${report.tool.name} ${report.tool.version ?? ""} on ${report.subject}, observed ${report.observedAt}`,
        })),
    ),
  };
};

/** Where a control stands, in OSCAL's two words; what it is exactly stands in the remarks. */
export const findingOf = (assessed: Assessed, pair: Pair) => {
  const { control, result } = pair;
  const { framework, evaluation } = assessed;
  const seen = observationOf(assessed, pair);
  return {
    uuid: uuidOf("finding", framework.id, control.id, evaluation.evaluatedAt),
    title: `${control.id} ${control.title}`,
    description: control.requirement,
    target: {
      type: "objective-id",
      "target-id": tokenOf(framework.id, control.id),
      status: {
        state: isPassing(result.status) ? "satisfied" : "not-satisfied",
        reason: isPassing(result.status) ? "pass" : result.counts.fail > 0 ? "fail" : "other",
        remarks: summary(pair),
      },
    },
    ...(seen ? { "related-observations": [{ "observation-uuid": seen.uuid }] } : {}),
  };
};
