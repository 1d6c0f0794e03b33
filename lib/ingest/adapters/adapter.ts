import type { Reading } from "../reading.ts";

/** One tool's document format. `recognises` is cheap and most specific first in `adapters.ts`; `read` is pure. */
export interface Adapter {
  format: string;
  /** Shown by `plimsoll formats` and in the docs: the tool and the kinds of document. */
  title: string;
  /** full: identity, coverage, closing and replay are proven. additive: findings count, nothing closes. */
  tier: "full" | "additive";
  /** Raised when the meaning of a reading changes, so that unchanged documents are applied anew. */
  version: number;
  /**
   * Events, objects and records stand one after the other (JSON lines, YAML documents) and are one report: `read`
   * then gets a `DocumentStream` (see `entriesOf`) where a body holds several, `recognises` each of them alone.
   */
  stream?: true;
  recognises(document: unknown): boolean;
  /** @throws UnreadableDocument when the document as a whole is broken or of an unsupported version. */
  read(document: unknown): Reading;
}
