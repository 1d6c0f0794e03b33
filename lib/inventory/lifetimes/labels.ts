import type { Lifetime } from "./schema.ts";

/** As a chart's columns and a filter's chip say it. */
export const LIFETIME_LABELS: Record<Lifetime, string> = {
  under_10s: "<10 s",
  under_1m: "<1 min",
  under_10m: "<10 min",
  under_1h: "<1 h",
  under_1d: "<1 d",
  over_1d: "≥1 d",
  running: "still running",
  unknown: "not known",
};
