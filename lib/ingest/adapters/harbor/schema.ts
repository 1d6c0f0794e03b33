import { z } from "zod";

/** A scanner's report as Harbor keeps it (pluggable scanner specification 1.0 and 1.1); entries are checked one by one. */
export const HarborReport = z.looseObject({
  generated_at: z.unknown().optional(),
  artifact: z
    .looseObject({
      repository: z.string().nullish(),
      digest: z.string().nullish(),
      tag: z.string().nullish(),
    })
    .nullish(),
  scanner: z.looseObject({ name: z.string().nullish(), version: z.string().nullish() }).nullish(),
  vulnerabilities: z.array(z.unknown()).nullish(),
});
export type HarborReport = z.infer<typeof HarborReport>;
