import { z } from "zod";

/** How long containers live, each bucket about ten times the one before; stored by their place here. */
export const LIFETIMES = [
  "under_10s",
  "under_1m",
  "under_10m",
  "under_1h",
  "under_1d",
  "over_1d",
  /** It does not run, and nobody said when it began or ended. */
  "unknown",
  "running",
] as const;
export const Lifetime = z.enum(LIFETIMES);
export type Lifetime = z.infer<typeof Lifetime>;

/** Days for which a container that has ended is kept by itself; after that it is counted only. */
export const CONTAINER_RETENTION_DAYS = 30;

export const LifetimeHistogram = z.object({
  buckets: z.array(
    z.object({
      lifetime: Lifetime,
      /** Those that the list shows. */
      listed: z.int(),
      /** Those that ended so long ago that only their number is kept. */
      counted: z.int(),
      /** Of both together, those that ended with another exit code than 0. */
      failed: z.int(),
    }),
  ),
  /** False where the filter asks for something that is not kept of those: they are left out then. */
  coversCounted: z.boolean(),
});
export type LifetimeHistogram = z.infer<typeof LifetimeHistogram>;
