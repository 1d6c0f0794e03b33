import { createReadStream, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type BundleVerdict, BundleVerifier, brokenVerdict, type Trust } from "../audit/verify-bundle.ts";
import { AUDIT_OPTIONS } from "./options.ts";

const USAGE = "usage: plimsoll audit verify FILE [--key VERIFIER_KEY] [--checkpoint NOTE_FILE] [--json]";

/** Lines end in a newline and nothing else (text may hold U+2028); a byte that is no UTF-8 must not pass as U+FFFD. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const lines = (rest + utf8.decode(chunk as Buffer, { stream: true })).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  rest += utf8.decode();
  if (rest !== "") yield rest;
}

const verifyFile = async (file: string, trust: Trust): Promise<BundleVerdict> => {
  const bundle = new BundleVerifier(trust);
  try {
    for await (const line of linesOf(file)) bundle.line(line);
    return bundle.end();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_ENCODING_INVALID_ENCODED_DATA")
      return brokenVerdict(error);
    const place = bundle.place;
    return {
      ok: false,
      firstBadEntry: place,
      lastBadEntry: place,
      reason: "not UTF-8 at or after this entry",
    };
  }
};

const sentence = (verdict: BundleVerdict, trusted: boolean): string => {
  if (!verdict.ok) {
    const { firstBadEntry: first, lastBadEntry: last, reason } = verdict;
    const place =
      first === last ? `first bad entry ${first}` : `first bad entry between ${first} and ${last}`;
    return `NOT INTACT: ${place}: ${reason}`;
  }
  const { first, size, entries, checkpoints, checkpoint, key } = verdict;
  const range = entries === 0 ? "no entries" : `entries ${first} to ${size}`;
  const vouched = trusted
    ? ""
    : `\nsigned by ${key}\ncompare this key with the one you noted, or pass it with --key`;
  return `intact: ${range}, ${checkpoints} checkpoints, the last signed ${checkpoint}${vouched}`;
};

/** `plimsoll audit verify FILE`: offline. Exit status 0 intact, 1 not intact, 2 could not be checked. */
export const audit = async (args: string[]): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: AUDIT_OPTIONS });
    const [verb, file, ...more] = positionals;
    if (verb !== "verify" || !file || more.length > 0) throw new Error(USAGE);
    const checkpoint = values.checkpoint === undefined ? undefined : readFileSync(values.checkpoint, "utf8");
    const verdict = await verifyFile(file, { key: values.key, checkpoint });
    console.log(values.json ? JSON.stringify(verdict) : sentence(verdict, values.key !== undefined));
    return verdict.ok ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
};
