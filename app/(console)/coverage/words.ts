import type { StackedPart } from "@/components/charts/stacked-bar.tsx";
import type { CoverageCell, CoverageState } from "@/lib/posture/coverage/schema.ts";

export const KIND_WORDS: Record<CoverageCell["kind"], string> = {
  cluster: "Clusters",
  host: "Hosts",
  workload: "Workloads",
  image: "Images",
};

export const AREA_WORDS: Record<CoverageCell["area"], string> = {
  vulnerabilities: "Vulnerabilities",
  configuration: "Configuration",
  secrets: "Secrets",
  provenance: "Provenance",
  network: "Network",
  access: "Access",
  runtime: "Runtime",
};

export const STATE_WORDS: Record<CoverageState, string> = {
  never: "never",
  silent: "silent",
  stale: "stale",
  fresh: "fresh",
  excluded: "left out",
};

export const STATE_MEANINGS: Record<CoverageState, string> = {
  never: "Nobody looked, or the only look was too old already",
  silent: "Whoever looks at it has stopped reporting",
  stale: "Looked at too long ago",
  fresh: "Looked at recently enough",
  excluded: "An administrator took it out of the score",
};

/** Known is one solid colour; everything that is not known is hatched, or empty where somebody left it out. */
export const partsOf = ({ counts }: CoverageCell): StackedPart[] =>
  (["fresh", "stale", "silent", "never", "excluded"] as const).map((state) => ({
    key: state,
    label: STATE_WORDS[state],
    count: counts[state],
    colour: state === "fresh" ? "var(--good)" : "var(--edge)",
    hatched: state === "stale" || state === "silent" || state === "never",
  }));

export const totalOf = ({ counts }: CoverageCell): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);
