import { type Reading, UnreadableDocument } from "../../ingest/reading.ts";
import { judge, type Read } from "./judge.ts";

const READING = { targets: [], skipped: [], notes: [] as object[] } as unknown as Reading;

/** Readers that do what must not be done; the judge is worth something only if it complains of each. */
const BAD_READERS: Record<string, Read> = {
  "a crash": () => {
    throw new TypeError("x is not iterable");
  },
  "a refusal at no place": () => {
    throw new UnreadableDocument("somewhere", "it is broken");
  },
  "a leaked secret": (bytes) => [
    { reading: { ...READING, tool: { name: bytes.toString(), version: null } }, sha256: null },
  ],
  "a NUL": () => [{ reading: { ...READING, format: "a\u0000b" }, sha256: null }],
};

/** One text for each planted violation that went unnoticed. */
export const plantedReader = (): string[] =>
  Object.entries(BAD_READERS)
    .filter(([, read]) => judge(read, Buffer.from("has canary1bird"), "canary1bird").complaints.length === 0)
    .map(([what]) => `a planted violation was not found: ${what}`);
