import { z } from "zod";
import { Framework } from "../framework.ts";

/** A framework as people bring it: our own schema, or a catalogue in OSCAL. Text of JSON. */
export const FrameworkUpload = z.strictObject({
  document: z.string().min(2).max(1_000_000),
  /** The revision that the person saw; left out for a framework that is new. */
  revision: z.int().min(1).optional(),
});
export type FrameworkUpload = z.infer<typeof FrameworkUpload>;

export const FrameworkAdded = z.object({ id: z.string(), revision: z.int(), controls: z.int() });
export type FrameworkAdded = z.infer<typeof FrameworkAdded>;

export const OwnFramework = z.object({
  revision: z.int(),
  madeBy: z.string(),
  madeAt: z.string(),
  framework: Framework,
});
export type OwnFramework = z.infer<typeof OwnFramework>;
