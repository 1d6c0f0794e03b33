import type { Skip } from "../reading.ts";

export interface StreamEntry {
  /** `line N`, `document N`, or the JSON pointer of an array's element; "" for a document alone. */
  at: string;
  value: unknown;
}

/** Documents of one format that stand one after the other in a body and are one report: JSON lines, YAML documents. */
export class DocumentStream {
  readonly entries: readonly StreamEntry[];
  /** Lines between them that could not be parsed. */
  readonly broken: readonly Skip[];

  constructor(entries: readonly StreamEntry[], broken: readonly Skip[]) {
    this.entries = entries;
    this.broken = broken;
  }
}

/** The entries of a stream, of an array, or the one document itself. */
export const entriesOf = (document: unknown): readonly StreamEntry[] => {
  if (document instanceof DocumentStream) return document.entries;
  if (Array.isArray(document))
    return Array.from(document, (value: unknown, index) => ({ at: `/${index}`, value }));
  return [{ at: "", value: document }];
};

/** The lines of a stream that could not be parsed; none for other documents. */
export const brokenOf = (document: unknown): readonly Skip[] =>
  document instanceof DocumentStream ? document.broken : [];
