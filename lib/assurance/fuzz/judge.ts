import { type Reading, UnreadableDocument } from "../../ingest/reading.ts";
import { type ReadDocument, readReadings, refuseMostlyBroken } from "../../ingest/readings.ts";

/** How the product takes bytes: the worker's own entry, decode, recognise and adapt. */
export type Read = (bytes: Buffer) => ReadDocument[];

export const asTheWorkerDoes: Read = (bytes) => {
  const documents = readReadings(bytes);
  for (const { reading } of documents) refuseMostlyBroken(reading);
  return documents;
};

export interface Judgement {
  outcome: "read" | "refused";
  /** What is wrong with how it was taken; nothing of it is the document's fault. */
  complaints: string[];
}

const PLACE = /^$|^\/|^line \d+|^byte \d+/;

/** A reading, or an error that says where and why: anything else is a complaint. */
export const judge = (read: Read, bytes: Buffer, canary: string | null): Judgement => {
  try {
    const documents = read(bytes);
    return { outcome: "read", complaints: documents.flatMap(({ reading }) => complaintsOf(reading, canary)) };
  } catch (error) {
    return { outcome: "refused", complaints: complaintsOfError(error, canary) };
  }
};

const complaintsOfError = (error: unknown, canary: string | null): string[] => {
  if (!(error instanceof UnreadableDocument)) return [`it crashed: ${(error as Error)?.stack ?? error}`];
  const complaints: string[] = [];
  if (error.message.trim() === "") complaints.push("it was refused without a reason");
  if (!PLACE.test(error.path)) complaints.push(`it was refused at no place: ${error.path.slice(0, 100)}`);
  if (/\0/.test(error.message + error.path) || !(error.message + error.path).isWellFormed())
    complaints.push("the reason of its refusal holds what no database keeps");
  if (canary !== null && error.message.includes(canary))
    complaints.push("the reason of its refusal holds a secret");
  return complaints;
};

/** Longer ones have no room in the index that keeps them apart (PostgreSQL: a third of a page). */
const LONGEST_KEY = 2_600;

const complaintsOf = (reading: Reading, canary: string | null): string[] => {
  const complaints: string[] = [];
  const text = JSON.stringify(reading);
  if (canary !== null && (text.includes(canary) || text.includes(Buffer.from(canary).toString("base64"))))
    complaints.push(`the reading holds a secret: …${around(text, canary)}…`);
  const unfit = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][\da-f]{2})/i.exec(text);
  if (unfit)
    complaints.push(
      `the reading holds what no database keeps: …${text.slice(unfit.index - 60, unfit.index + 20)}…`,
    );
  for (const { slices, observations } of reading.targets) {
    const declared = new Set(slices.map((slice) => slice.key));
    const stray = observations.find((observation) => !declared.has(observation.slice));
    if (stray) complaints.push(`an observation is in no slice of its target: ${stray.slice}`);
    const keys = [
      ...declared,
      ...observations.flatMap((o) => [o.rule.id, o.component.key, o.version, o.fixedVersion, o.place]),
    ];
    const long = keys.find((key) => Buffer.byteLength(key) > LONGEST_KEY);
    if (long !== undefined) complaints.push(`a key of ${long.length} characters: ${long.slice(0, 60)}…`);
    if (observations.some((o) => o.rule.id === "")) complaints.push("an observation without a rule");
  }
  return [...new Set(complaints)];
};

const around = (text: string, word: string): string => {
  const found = text.indexOf(word);
  return text.slice(Math.max(0, found - 120), found + 40);
};
