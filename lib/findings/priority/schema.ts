import { z } from "zod";
import { PRIORITIES } from "./priority.ts";

export const PriorityView = z.object({
  priority: z.enum(PRIORITIES),
  path: z.array(
    z.object({
      question: z.enum(["exploitation", "exposure", "automatable", "impact"]),
      answer: z.string(),
      evidence: z.string(),
    }),
  ),
});
export type PriorityView = z.output<typeof PriorityView>;
