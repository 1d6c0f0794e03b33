import { z } from "zod";

/** One project of `snyk test --json`; issues are checked one by one where they are read. */
export const SnykProject = z.looseObject({
  vulnerabilities: z.array(z.unknown()).nullable(),
  applications: z.array(z.unknown()).nullish(),
  projectName: z.string().nullish(),
  packageManager: z.string().nullish(),
  path: z.string().nullish(),
  platform: z.string().nullish(),
  displayTargetFile: z.string().nullish(),
  targetFile: z.string().nullish(),
  docker: z.unknown().optional(),
  filtered: z
    .looseObject({ ignore: z.array(z.unknown()).nullish(), patch: z.array(z.unknown()).nullish() })
    .nullish(),
});
export type SnykProject = z.infer<typeof SnykProject>;
