import { z } from "zod";

/** One record of the OSV schema 1.x, as much as makes it one; the rest is read tolerantly. */
export const OsvRecord = z.looseObject({
  id: z.string().trim().min(1),
  schema_version: z.string().regex(/^1\./, "this version of the OSV schema is not supported").optional(),
});

/** What the schema calls the parts that only a full record has. */
export const OSV_PARTS: readonly string[] = [
  "affected",
  "aliases",
  "details",
  "references",
  "related",
  "summary",
  "upstream",
  "withdrawn",
];
