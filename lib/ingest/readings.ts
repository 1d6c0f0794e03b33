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
  const parts = readDocuments(bytes);
  const readings: ReadDocument[] = [];
  for (const [index, { value, text, notes }] of parts.entries()) {
    const adapter = recognise(value);
    if (!adapter && parts.length === 1) throw new UnreadableDocument("", UNKNOWN);
    if (!adapter) continue;
    const reading = adapter.read(value);
    const unknown = parts.length - parts.filter((p) => recognise(p.value)).length;
    if (index === 0 && unknown > 0)
      notes.push({ path: "", reason: `${unknown} values around the document are of no tool`, loses: false });
    readings.push({
      reading: { ...reading, notes: [...notes, ...reading.notes] },
      sha256: text === null ? null : hash("sha256", text),
    });
  }
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
