import { z } from "zod";

/** One section of a benchmark. Its own totals and the document's are never read: fixtures in the wild disagree with them. */
export const Control = z.looseObject({
  version: z.string().nullish(),
  node_type: z.string().nullish(),
  tests: z
    .array(z.looseObject({ results: z.array(z.unknown()).nullish() }))
    .nullish()
    .transform((tests) => tests ?? []),
});
export type Control = z.infer<typeof Control>;

export const Controls = z.array(Control);
