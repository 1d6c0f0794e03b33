import { recognise } from "../../ingest/adapters/adapters.ts";
import { readDocuments } from "../../ingest/document/document.ts";
import { UnreadableDocument } from "../../ingest/reading.ts";
import type { SourceFeed } from "./schema.ts";

/**
 * The format of the first document in a body that is of another kind than the feed; null where there is none. Whoever
 * answers under a feed's address may speak as that feed, not as a scanner: its word would open and close findings.
 * A body of no format at all is left to be refused, visibly, where all documents are.
 */
export const foreignFormat = (body: Buffer, feed: SourceFeed): string | null => {
  try {
    const formats = readDocuments(body).map((part) => (part.broken ? null : recognise(part.value)?.format));
    return formats.find((format) => format && format !== feed) ?? null;
  } catch (error) {
    if (error instanceof UnreadableDocument) return null;
    throw error;
  }
};
