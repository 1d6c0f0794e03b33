import type { Suite } from "./suite.ts";

/** Every suite by the name of its command, in the order in which the quick forms run. */
export const SUITES: Record<string, () => Promise<Suite>> = {
  authz: async () => (await import("./surface/authz.ts")).authz,
  csrf: async () => (await import("./surface/csrf.ts")).csrf,
  ssrf: async () => (await import("./surface/ssrf.ts")).ssrf,
  injection: async () => (await import("./surface/injection.ts")).injection,
  headers: async () => (await import("./surface/headers.ts")).headers,
  surface: async () => (await import("./surface/surface.ts")).surface,
  canary: async () => (await import("./surface/canary.ts")).canary,
  xss: async () => (await import("./surface/xss.ts")).xss,
  "auth-abuse": async () => (await import("./surface/auth-abuse.ts")).authAbuse,
  prop: async () => (await import("./prop/prop.ts")).prop,
  "chaos:ingest": async () => (await import("./chaos/chaos.ts")).chaos,
  "fuzz:import": async () => (await import("./fuzz/fuzz.ts")).fuzz,
  bombs: async () => (await import("./bombs/suite.ts")).bombs,
  storm: async () => (await import("./storm/storm.ts")).storm,
  fairness: async () => (await import("./fairness/fairness.ts")).fairness,
};
