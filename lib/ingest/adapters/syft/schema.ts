import { z } from "zod";

/** Major versions of the schema whose layout is known; what they differ in is told apart where read. */
export const SCHEMA_MAJORS = { first: 1, last: 16 };

/** Syft's own JSON; packages are checked one by one where they are read. */
export const SyftBill = z.looseObject({
  artifacts: z.array(z.unknown()).nullable(),
  /** Since schema 7 what is described stands in `metadata`, before in `target`. */
  source: z
    .looseObject({
      name: z.string().nullish(),
      version: z.string().nullish(),
      type: z.string().nullish(),
      target: z.unknown().optional(),
      metadata: z.unknown().optional(),
    })
    .nullish(),
  distro: z
    .looseObject({
      id: z.string().nullish(),
      name: z.string().nullish(),
      version: z.string().nullish(),
      versionID: z.string().nullish(),
    })
    .nullish(),
  descriptor: z
    .looseObject({
      name: z.string().nullish(),
      version: z.string().nullish(),
      timestamp: z.unknown().optional(),
      configuration: z.unknown().optional(),
    })
    .nullish(),
});
export type SyftBill = z.infer<typeof SyftBill>;
