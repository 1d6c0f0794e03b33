import { z } from "zod";
import { TrivyMetadata } from "../trivy/schema.ts";

const entries = z.array(z.unknown()).nullish();

/** One object of the cluster; newer versions list one metadata per image of a workload. */
export const TrivyResource = z.looseObject({
  Namespace: z.string().nullish(),
  Kind: z.string(),
  Name: z.string(),
  Metadata: z.union([z.array(TrivyMetadata), TrivyMetadata]).nullish(),
  Results: entries,
  Error: z.string().nullish(),
});
export type TrivyResource = z.infer<typeof TrivyResource>;

/** Lists that hold resources: newer versions write one of the first two (whole, or consolidated), older ones the others. */
export const RESOURCE_LISTS = ["Resources", "Findings", "Vulnerabilities", "Misconfigurations"] as const;

export const TrivyClusterReport = z.looseObject({
  ClusterName: z.string().nullish(),
  Resources: entries,
  Findings: entries,
  Vulnerabilities: entries,
  Misconfigurations: entries,
});
export type TrivyClusterReport = z.infer<typeof TrivyClusterReport>;
