import { z } from "zod";

/** The log that docker-bench-security writes beside its console output; `tests` are its sections. */
export const DockerBenchReport = z.looseObject({
  dockerbenchsecurity: z.string(),
  start: z.unknown().optional(),
  end: z.unknown().optional(),
  tests: z.array(z.unknown()),
});
export type DockerBenchReport = z.infer<typeof DockerBenchReport>;
