import { z } from "zod";

/** OSV-Scanner's JSON, 1.x and 2.x; results, packages and matches are checked one by one where they are read. */
export const OsvScannerReport = z.looseObject({
  results: z.array(z.unknown()).nullable(),
  image_metadata: z
    .looseObject({ os: z.string().nullish(), layer_metadata: z.unknown().optional() })
    .nullish(),
});
export type OsvScannerReport = z.infer<typeof OsvScannerReport>;
