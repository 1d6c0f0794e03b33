import type { FingerprintExplanation } from "../fingerprint.ts";
import { worstSeverity } from "../severity-merge.ts";
import type { FindingDetail, OccurrenceView } from "./schema.ts";

/**
 * Why this is one finding: its tuple, the names its rule goes by with the reports that used the name which says so,
 * and each tool's own id with the worst severity it gave.
 */
export const identityOf = (
  explanation: FingerprintExplanation,
  aliases: { name: string; alias: string }[],
  occurrences: OccurrenceView[],
) => {
  const sources = Map.groupBy(occurrences, (o) => JSON.stringify([o.tool, o.reportedAs]));
  const evidence = aliases.map((one) => ({
    ...one,
    reportIds: [...new Set(occurrences.filter((o) => o.reportedAs === one.name).map((o) => o.sinceReport))],
  }));
  const ruleKey = explanation.parts.find(({ part }) => part === "ruleKey")?.value;
  const names = new Set(aliases.flatMap(({ name, alias }) => [name, alias]));
  return {
    explanation,
    names: [...names].filter((name) => name !== ruleKey).sort(),
    evidence,
    sources: [...sources.values()].map((seen): FindingDetail["identity"]["sources"][number] => ({
      tool: seen[0]!.tool,
      reportedAs: seen[0]!.reportedAs,
      severity: worstSeverity(seen.map((o) => o.severity)) ?? "unknown",
    })),
  };
};
