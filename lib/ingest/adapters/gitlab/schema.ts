import { z } from "zod";

const Tool = z.looseObject({
  id: z.string().nullish(),
  name: z.string().nullish(),
  version: z.string().nullish(),
});

/** GitLab's security reports (security-report-schemas); vulnerabilities are checked one by one where they are read. */
export const GitlabReport = z.looseObject({
  version: z.string(),
  vulnerabilities: z.array(z.unknown()),
  dependency_files: z.array(z.unknown()).nullish(),
  scan: z
    .looseObject({
      type: z.string().nullish(),
      status: z.string().nullish(),
      scanner: Tool.nullish(),
      analyzer: Tool.nullish(),
      start_time: z.unknown().optional(),
      end_time: z.unknown().optional(),
    })
    .nullish(),
});
export type GitlabReport = z.infer<typeof GitlabReport>;
