import { hash } from "node:crypto";
import type { Adapter } from "./adapters/adapter.ts";
import { recognise } from "./adapters/adapters.ts";
import { withBoundedKeys } from "./bounded-keys.ts";
import { readDocuments } from "./document/document.ts";
import type { DocumentPart } from "./document/part.ts";
import { DocumentStream } from "./document/stream.ts";
import { type Reading, type Skip, UnreadableDocument } from "./reading.ts";

export interface ReadDocument {
  reading: Reading;
  /** Of the part, where one body holds several documents; null when the body is the document. */
  sha256: string | null;
}

/** More broken entries than this share of a document fail it as a whole (domain.md, Ingest 8). */
const BROKEN_SHARE = 0.01;

const STRANGERS_NAMED = 20;

const UNKNOWN = "not a document of a tool that Plimsoll reads (`plimsoll formats` lists them)";

/** Parts that are read together: one document, or the neighbours of one stream. */
interface Batch {
  adapter: Adapter;
  parts: DocumentPart[];
  broken: Skip[];
}

/**
 * Bytes to readings: decoded, parsed, recognised, adapted. Between recognised documents, values that nobody
 * recognises are a tool's log lines, noted.
 *
 * @throws UnreadableDocument with place and reason
 */
export const readReadings = (bytes: Buffer): ReadDocument[] => {
  const parts = readDocuments(bytes);
  const { batches, strangers } = batched(parts);
  const alone = batches.length === 1 && strangers.length === 0;
  return batches.map(({ adapter, parts: own, broken }, index): ReadDocument => {
    const reading = withBoundedKeys(adapter.read(documentOf(own, broken)));
    const remarks = own.flatMap((part) => part.notes);
    if (index === 0) remarks.push(...strangers.slice(0, STRANGERS_NAMED));
    if (index === 0 && strangers.length > STRANGERS_NAMED)
      remarks.push(remark("", `${strangers.length} values around the document are of no tool`));
    if (adapter !== batches[0]!.adapter)
      remarks.push(remark(own[0]!.at, `document ${index + 1} is of another format: ${reading.format}`));
    const text = own.map((part) => part.text).join("\n");
    return {
      reading: { ...reading, notes: [...remarks, ...reading.notes] },
      sha256: alone || own[0]!.text === null ? null : hash("sha256", text),
    };
  });
};

const remark = (path: string, reason: string): Skip => ({ path, reason, loses: false });

/** @throws UnreadableDocument where nothing is recognised, or a document is broken that no stream can do without */
const batched = (parts: readonly DocumentPart[]): { batches: Batch[]; strangers: Skip[] } => {
  const batches: Batch[] = [];
  const strangers: Skip[] = [];
  const early: Skip[] = [];
  for (const part of parts) {
    const last = batches.at(-1);
    if (part.broken) {
      (last ? last.broken : early).push(part.broken);
      continue;
    }
    const adapter = recognise(part.value);
    if (!adapter) strangers.push(remark(part.at, "a value around the document, of no tool"));
    else if (adapter.stream && adapter === last?.adapter) last.parts.push(part);
    else batches.push({ adapter, parts: [part], broken: [] });
  }
  const [first] = batches;
  if (!first) throw new UnreadableDocument("", UNKNOWN);
  first.broken.unshift(...early);
  for (const { adapter, broken } of batches)
    if (!adapter.stream && broken[0]) throw new UnreadableDocument(broken[0].path, broken[0].reason);
  return { batches, strangers };
};

const documentOf = (parts: readonly DocumentPart[], broken: readonly Skip[]): unknown =>
  parts.length === 1 && broken.length === 0 ? parts[0]!.value : new DocumentStream(parts, broken);

/** @throws UnreadableDocument when more than one entry in a hundred is broken */
export const refuseMostlyBroken = (reading: Reading): void => {
  const { skipped, targets, facts, counts } = reading;
  const lost = skipped.filter((skip) => skip.loses !== false);
  const { events = [], flows = [], advisories = [], attestations = [] } = reading;
  // A log is as long as it is: its broken lines are noted, never a reason to refuse the rest.
  if (events.length > 0 || flows.length > 0) return;
  const entries =
    targets.reduce((n, target) => n + target.observations.length + (target.bill?.length ?? 0), 0) +
    facts.length +
    // Counted, because one statement stands for all products of which the same is said.
    counts.statements +
    advisories.length +
    attestations.length +
    lost.length;
  if (lost.length > entries * BROKEN_SHARE) {
    throw new UnreadableDocument(
      lost[0]!.path,
      `${lost.length} of ${entries} entries are broken, the first: ${lost[0]!.reason}`,
    );
  }
};
