import { z } from "zod";

/** A page of NVD's interface, and its yearly and recent feeds (cve_api_json_2.0.schema); records are read one by one. */
export const NvdPage = z.looseObject({
  version: z.unknown().optional(),
  timestamp: z.unknown().optional(),
  startIndex: z.unknown().optional(),
  totalResults: z.unknown().optional(),
  vulnerabilities: z.array(z.unknown()),
});
export type NvdPage = z.infer<typeof NvdPage>;
