import { z } from "zod";

export const Readiness = z.object({
  ready: z.boolean(),
  /** Why not, in words without addresses or secrets: anybody may read this. */
  reasons: z.array(z.string()),
});
export type Readiness = z.infer<typeof Readiness>;
