import type { Suite } from "./suite.ts";

/** Every suite by the name of its command, in the order in which the quick forms run. */
export const SUITES: Record<string, () => Promise<Suite>> = {
  prop: async () => (await import("./prop/prop.ts")).prop,
  "chaos:ingest": async () => (await import("./chaos/chaos.ts")).chaos,
  "fuzz:import": async () => (await import("./fuzz/fuzz.ts")).fuzz,
  bombs: async () => (await import("./bombs/suite.ts")).bombs,
  storm: async () => (await import("./storm/storm.ts")).storm,
  fairness: async () => (await import("./fairness/fairness.ts")).fairness,
};
