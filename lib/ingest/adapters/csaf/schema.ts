import { z } from "zod";

/** The envelope of CSAF 2.0 and 2.1 (OASIS, section 3.2); vulnerabilities and the product tree are read tolerantly. */
export const CsafDocument = z.looseObject({
  document: z.looseObject({
    csaf_version: z.string(),
    publisher: z.unknown().optional(),
    tracking: z.unknown().optional(),
  }),
  product_tree: z.unknown().optional(),
  vulnerabilities: z.array(z.unknown()).nullish(),
});

export const CSAF_VERSIONS: readonly string[] = ["2.0", "2.1"];
