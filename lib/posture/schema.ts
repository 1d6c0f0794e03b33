import { z } from "zod";

/** One aspect of an asset that can be assessed; which kinds of asset have which areas is in `weights.ts`. */
export const AREAS = [
  "vulnerabilities",
  "configuration",
  "secrets",
  "provenance",
  "network",
  "access",
  "runtime",
] as const;
export const Area = z.enum(AREAS);
export type Area = z.infer<typeof Area>;
