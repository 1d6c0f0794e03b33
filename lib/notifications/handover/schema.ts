import { z } from "zod";

/** One finding to a destination, by a person, with a word about why. */
export const HandOver = z.strictObject({
  destinationId: z.int().positive(),
  note: z.string().trim().max(300).default(""),
});
export type HandOver = z.infer<typeof HandOver>;
