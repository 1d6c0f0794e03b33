import { z } from "zod";

/** Xeol's JSON (a descendant of Grype's); matches are checked one by one where they are read. */
export const XeolReport = z.looseObject({
  matches: z.array(z.unknown()).nullable(),
  source: z.looseObject({ type: z.string().nullish(), target: z.unknown().optional() }).nullish(),
  distro: z.looseObject({ name: z.string().nullish(), version: z.string().nullish() }).nullish(),
  descriptor: z
    .looseObject({
      version: z.string().nullish(),
      timestamp: z.unknown().optional(),
      db: z.unknown().optional(),
    })
    .nullish(),
});
export type XeolReport = z.infer<typeof XeolReport>;
