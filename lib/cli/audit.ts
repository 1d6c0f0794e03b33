import { createReadStream, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { type ConsistencyVerdict, checkConsistency } from "../audit/consistency.ts";
import { type BundleVerdict, BundleVerifier, brokenVerdict, type Trust } from "../audit/verify-bundle.ts";
import { AUDIT_OPTIONS } from "./options.ts";

const USAGE =
  "usage: plimsoll audit verify|consistency FILE [--key VERIFIER_KEY] [--checkpoint NOTE_FILE] [--json]";

/** Lines end in a newline and nothing else (text may hold U+2028); a byte that is no UTF-8 must not pass as U+FFFD. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  // A sealed segment is a compressed bundle.
  const source = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  bytes.on("error", (error) => source.destroy(error));
  for await (const chunk of source) {
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
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = code.startsWith("Z_")
      ? "not readable as gzip at or after this entry"
      : code === "ERR_ENCODING_INVALID_ENCODED_DATA"
        ? "not UTF-8 at or after this entry"
        : null;
    if (reason === null) return brokenVerdict(error);
    return { ok: false, firstBadEntry: bundle.place, lastBadEntry: bundle.place, reason };
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

const grown = (verdict: ConsistencyVerdict): string =>
  verdict.ok
    ? `only grew: from ${verdict.from.size} entries (${verdict.from.at}) to ${verdict.to.size} (${verdict.to.at})`
    : `NOT THE SAME LOG: ${verdict.reason}`;

/** `plimsoll audit verify FILE` and `plimsoll audit consistency FILE`: offline. Exit status 0 intact, 1 not intact, 2 could not be checked. */
export const audit = async (args: string[]): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: AUDIT_OPTIONS });
    const [verb, file, ...more] = positionals;
    if (!verb || !["verify", "consistency"].includes(verb) || !file || more.length > 0)
      throw new Error(USAGE);
    const checkpoint = values.checkpoint === undefined ? undefined : readFileSync(values.checkpoint, "utf8");
    if (verb === "consistency") {
      const found = checkConsistency(JSON.parse(readFileSync(file, "utf8")), {
        key: values.key,
        held: checkpoint,
      });
      console.log(values.json ? JSON.stringify(found) : grown(found));
      return found.ok ? 0 : 1;
    }
    const verdict = await verifyFile(file, { key: values.key, checkpoint });
    console.log(values.json ? JSON.stringify(verdict) : sentence(verdict, values.key !== undefined));
    return verdict.ok ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
};
