import { hash } from "node:crypto";
import { recognise } from "./adapters/adapters.ts";
import { readDocuments } from "./document.ts";
import { type Reading, UnreadableDocument } from "./reading.ts";

export interface ReadDocument {
  reading: Reading;
  /** Of the part, where one body holds several documents; null when the body is the document. */
  sha256: string | null;
}

/** More broken entries than this share of a document fail it as a whole (domain.md, Ingest 8). */
const BROKEN_SHARE = 0.01;

const UNKNOWN = "not a document of a tool that Plimsoll reads (`plimsoll formats` lists them)";

/**
 * Bytes to readings: decoded, parsed, recognised, adapted. Between recognised documents, values that nobody
 * recognises are a tool's log lines, noted.
 *
 * @throws UnreadableDocument with place and reason
 */
export const readReadings = (bytes: Buffer): ReadDocument[] => {
  const parts = readDocuments(bytes).map((part) => ({ ...part, adapter: recognise(part.value) }));
  const known = parts.filter((part) => part.adapter !== undefined);
  const readings = known.map(({ adapter, value, text, notes }, index): ReadDocument => {
    const reading = adapter!.read(value);
    const remarks = [...notes];
    if (index === 0 && known.length < parts.length) {
      const others = parts.length - known.length;
      remarks.push({ path: "", reason: `${others} values around the document are of no tool`, loses: false });
    }
    if (adapter !== known[0]!.adapter) {
      remarks.push({
        path: "",
        reason: `document ${index + 1} is of another format: ${reading.format}`,
        loses: false,
      });
    }
    return {
      reading: { ...reading, notes: [...remarks, ...reading.notes] },
      sha256: text === null ? null : hash("sha256", text),
    };
  });
  if (readings.length === 0) throw new UnreadableDocument("", UNKNOWN);
  return readings;
};

/** @throws UnreadableDocument when more than one entry in a hundred is broken */
export const refuseMostlyBroken = ({ skipped, targets, facts }: Reading): void => {
  const lost = skipped.filter((skip) => skip.loses !== false);
  const entries = targets.reduce((n, t) => n + t.observations.length, 0) + facts.length + lost.length;
  if (lost.length > entries * BROKEN_SHARE) {
    throw new UnreadableDocument(
      lost[0]!.path,
      `${lost.length} of ${entries} entries are broken, the first: ${lost[0]!.reason}`,
    );
  }
};
