/** Tables whose rows a seed numbers itself: their sequences go on behind them. */
export const SEQUENCES = [
  "asset",
  "rule",
  "component",
  "version",
  "place",
  "slice",
  "team",
  "ownership_rule",
  "collector",
  "report",
  "delivery",
  "statement",
  "finding",
] as const;
