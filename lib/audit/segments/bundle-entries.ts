import { z } from "zod";
import { BrokenLog, type StoredEntry } from "../log-verifier.ts";

const EntryLine = z.strictObject({ seq: z.int(), leaf: z.string(), chain: z.string(), entry: z.string() });

/**
 * The entries of a bundle's text (lib/audit/bundle.ts), in the order they stand there; what they are is judged by whoever
 * verifies them.
 * @param next the number of the entry that is expected first, which is named where a line cannot be read
 * @throws BrokenLog
 */
export const entriesOf = (text: string, next: number): StoredEntry[] => {
  const entries: StoredEntry[] = [];
  for (const line of text.split("\n").slice(1)) {
    if (line === "" || line.startsWith('{"checkpoint"')) continue;
    const { seq, leaf, chain, entry } = lineOf(line, next + entries.length);
    entries.push({ seq, text: entry, leaf: Buffer.from(leaf, "hex"), chain: Buffer.from(chain, "hex") });
  }
  return entries;
};

const lineOf = (line: string, place: number) => {
  try {
    return EntryLine.parse(JSON.parse(line));
  } catch {
    throw new BrokenLog(place, `the sealed line of entry ${place} cannot be read`);
  }
};
