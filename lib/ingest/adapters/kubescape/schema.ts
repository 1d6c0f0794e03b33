import { z } from "zod";

const entries = z.array(z.unknown()).nullish();
const objects = z.record(z.string(), z.unknown()).nullish();

/** The report of `kubescape scan --format json` (format version v2). */
export const KubescapeReport = z.looseObject({
  generationTime: z.unknown().optional(),
  clusterName: z.string().nullish(),
  metadata: objects,
  resources: entries,
  results: entries,
  summaryDetails: objects,
});
export type KubescapeReport = z.infer<typeof KubescapeReport>;

/** The tool's working state of one run, which it can be told to keep. */
export const KubescapeSession = z.looseObject({
  AllResources: objects,
  ResourcesResult: objects,
  AllPolicies: objects,
  Metadata: objects,
  Report: objects,
});
export type KubescapeSession = z.infer<typeof KubescapeSession>;
