import { z } from "zod";

/** `anchore-cli image vuln --json`, and what Anchore Enterprise answers; entries are checked one by one. */
export const AnchoreVulnerabilities = z.looseObject({
  imageDigest: z.string().nullish(),
  vulnerabilities: z.array(z.unknown()).nullable(),
});

/** The report of Anchore Enterprise's pages. */
export const AnchoreSecurityEvaluation = z.looseObject({
  metadata: z
    .looseObject({
      registry: z.string().nullish(),
      repository: z.string().nullish(),
      tag: z.string().nullish(),
      imageDigest: z.string().nullish(),
      timestamp: z.unknown().optional(),
    })
    .nullish(),
  securityEvaluation: z.array(z.unknown()).nullable(),
});
