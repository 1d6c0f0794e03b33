import type { z } from "zod";
import { UnreadableDocument } from "../reading.ts";
import { step } from "./json-value.ts";

/**
 * The envelope of a document, checked.
 * @throws UnreadableDocument with the JSON pointer of the first thing that is missing or wrong
 */
export function parseEnvelope<T extends z.ZodType>(schema: T, document: unknown): z.infer<T> {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const { path, reason } = firstIssue(parsed.error);
  throw new UnreadableDocument(path, reason);
}

/** Where and why a value does not have the shape it should, in the first place that is wrong. */
export function firstIssue(error: z.ZodError): { path: string; reason: string } {
  const issue = error.issues[0];
  if (issue === undefined) return { path: "", reason: "not of the expected shape" };
  return {
    path: issue.path.reduce<string>((at, key) => step(at, key as string | number), ""),
    reason: issue.message,
  };
}
