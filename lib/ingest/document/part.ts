import type { Skip } from "../reading.ts";

/** One document of a body. */
export interface DocumentPart {
  /** What the syntax gives: a JSON value, an `XmlElement`, a `CsvTable`, a `TagValues`. */
  value: unknown;
  /** The part's own text, where one body holds several documents; null when the body is the document. */
  text: string | null;
  /** Where in the body it begins (`line N`); "" when the body is the document. */
  at: string;
  notes: Skip[];
  /** Set where this one could not be read although its neighbours could: an event stream goes on without it. */
  broken: Skip | null;
}
