import { sha256 } from "@noble/hashes/sha2.js";
import { readNote } from "./note.ts";

/**
 * Reads an audit bundle (lib/audit/bundle.ts) where there is no Node: a browser, with what the file itself holds. It is
 * written apart from `plimsoll audit verify` on purpose, so that two readers of one format have to agree; a test lets both
 * judge the same changed bundles.
 */
export type LogVerdict =
  | {
      ok: true;
      first: number;
      entries: number;
      checkpoints: number;
      size: number;
      signedAt: string;
      key: string;
    }
  | { ok: false; entry: number; reason: string };

class BrokenLog extends Error {
  readonly entry: number;
  constructor(entry: number, reason: string) {
    super(reason);
    this.entry = entry;
  }
}

interface Header {
  format: string;
  key: string;
  from: { size: number; frontier: string; chain: string; checkpoint: string | null };
  to: number;
}

const FORMAT = "plimsoll-audit-bundle/1";
const DIGEST = 32;

const hexOf = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
};

const bytesOf = (hex: string): Uint8Array => {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new Error("not hexadecimal");
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
};

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

const utf8 = new TextEncoder();
const leafOf = (entry: string): Uint8Array => {
  const bytes = new Uint8Array(1 + entry.length * 3);
  const { written } = utf8.encodeInto(entry, bytes.subarray(1));
  return sha256(bytes.subarray(0, 1 + written));
};

const pair = new Uint8Array(1 + 2 * DIGEST).fill(1, 0, 1);
const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  pair.set(left, 1);
  pair.set(right, 1 + DIGEST);
  return sha256(pair);
};
const linkOf = (chain: Uint8Array, leaf: Uint8Array): Uint8Array => {
  pair.set(chain, 1);
  pair.set(leaf, 1 + DIGEST);
  return sha256(pair.subarray(1));
};

/** Roots of the perfect subtrees of RFC 6962, largest first. */
class Tree {
  size: number;
  readonly nodes: Uint8Array[];

  constructor(size: number, packed: Uint8Array) {
    const subtrees = size.toString(2).replaceAll("0", "").length;
    if (!Number.isSafeInteger(size) || size < 0 || packed.length !== subtrees * DIGEST)
      throw new Error(`a tree of ${size} entries does not have these subtrees`);
    this.size = size;
    this.nodes = Array.from({ length: subtrees }, (_, at) => packed.slice(at * DIGEST, (at + 1) * DIGEST));
  }

  append(leaf: Uint8Array): void {
    let node = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(this.nodes.pop()!, node);
    this.nodes.push(node);
    this.size += 1;
  }

  root(): Uint8Array {
    return this.nodes.length === 0
      ? sha256(new Uint8Array())
      : this.nodes.reduceRight((right, left) => nodeOf(left, right));
  }
}

const CHECKPOINT = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n((?:[^\n]+\n)*)$/;

const checkpointIn = async (
  note: string,
  key: string,
): Promise<{ size: number; root: Uint8Array; at: string }> => {
  const [, origin, size, root, more] = CHECKPOINT.exec(await readNote(note, key)) ?? [];
  if (!origin || !size || !root) throw new Error("the signed text is no checkpoint");
  if (!key.startsWith(`${origin}+`)) throw new Error(`a checkpoint of another log, ${origin}`);
  return {
    size: Number(size),
    root: Uint8Array.from(atob(root), (letter) => letter.charCodeAt(0)),
    at: /^time (\S+)$/m.exec(more ?? "")?.[1] ?? "",
  };
};

const parsed = (line: string, entry: number): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(line);
    // Whatever is spelled in another way than it was written could hide something.
    if (typeof value === "object" && value !== null && JSON.stringify(value) === line)
      return value as Record<string, unknown>;
  } catch {
    // Named by its place below.
  }
  throw new BrokenLog(entry, `the line of entry ${entry} is malformed`);
};

const begin = async (line: string, trusted: string | undefined) => {
  const header = parsed(line, 1) as unknown as Header;
  try {
    if (header.format !== FORMAT) throw new Error("not an audit bundle");
    if (trusted !== undefined && trusted !== header.key)
      throw new Error("signed with another key than the given one");
    const tree = new Tree(header.from.size, bytesOf(header.from.frontier));
    const chain = bytesOf(header.from.chain);
    if (chain.length !== DIGEST) throw new Error("the chain value has the wrong length");
    if (tree.size === 0 && chain.some((byte) => byte !== 0))
      throw new Error("the chain does not begin at its beginning");
    if (tree.size > 0) {
      const { size, root } = await checkpointIn(header.from.checkpoint ?? "", header.key);
      if (size !== tree.size || !same(root, tree.root()))
        throw new Error("the beginning is not what its checkpoint signed");
    }
    return { header, tree, chain };
  } catch (error) {
    throw new BrokenLog((header.from?.size ?? 0) + 1, `header: ${(error as Error).message}`);
  }
};

/**
 * Verifies an audit bundle with nothing but itself and, if given, the verifier key noted earlier.
 * @param lines of the file, without their ends; the last one ended with a newline
 */
export const verifyLog = async (
  lines: AsyncIterable<string> | Iterable<string>,
  key?: string,
): Promise<LogVerdict> => {
  let log: Awaited<ReturnType<typeof begin>> | null = null;
  let [signed, checkpoints, signedAt] = [0, 0, ""];
  try {
    for await (const line of lines) {
      if (log === null) {
        log = await begin(line, key);
        signed = log.tree.size;
        continue;
      }
      const { tree, header } = log;
      const value = parsed(line, tree.size + 1);
      if (typeof value.checkpoint === "string") {
        signedAt = await checkCheckpoint(value.checkpoint, header.key, tree, signed);
        signed = tree.size;
        checkpoints += 1;
      } else log.chain = checkEntry(value, tree, log.chain);
    }
    if (log === null) throw new BrokenLog(1, "the bundle is empty");
    const { header, tree } = log;
    if (tree.size !== header.to)
      throw new BrokenLog(
        tree.size + 1,
        `the bundle ends after entry ${tree.size}, its header says ${header.to}`,
      );
    if (checkpoints === 0 || signed !== tree.size)
      throw new BrokenLog(signed + 1, "the last entries are not covered by a checkpoint");
    const first = header.from.size + 1;
    return {
      ok: true,
      first,
      entries: tree.size - first + 1,
      checkpoints,
      size: tree.size,
      signedAt,
      key: header.key,
    };
  } catch (error) {
    if (!(error instanceof BrokenLog)) throw error;
    return { ok: false, entry: error.entry, reason: error.message };
  }
};

const checkEntry = (value: Record<string, unknown>, tree: Tree, before: Uint8Array): Uint8Array => {
  const { seq, leaf, chain, entry } = value;
  const place = tree.size + 1;
  if (
    typeof seq !== "number" ||
    typeof leaf !== "string" ||
    typeof chain !== "string" ||
    typeof entry !== "string"
  )
    throw new BrokenLog(place, `the line of entry ${place} is malformed`);
  if (seq !== place) throw new BrokenLog(place, `entry ${seq} stands where ${place} belongs`);
  const hashed = leafOf(entry);
  if (!entry.isWellFormed() || hexOf(hashed) !== leaf)
    throw new BrokenLog(place, `the text of entry ${place} is not the one that was hashed`);
  const link = linkOf(before, hashed);
  if (hexOf(link) !== chain)
    throw new BrokenLog(
      place,
      `entry ${place} does not follow entry ${place - 1}: changed, moved, inserted, or one removed`,
    );
  tree.append(hashed);
  return link;
};

const checkCheckpoint = async (note: string, key: string, tree: Tree, signed: number): Promise<string> => {
  const checkpoint = await checkpointIn(note, key).catch((error: Error) => {
    throw new BrokenLog(
      Math.min(signed + 1, Math.max(1, tree.size)),
      `the checkpoint after entry ${tree.size}: ${error.message}`,
    );
  });
  if (checkpoint.size !== tree.size)
    throw new BrokenLog(
      Math.min(checkpoint.size, tree.size) + 1,
      `a checkpoint of ${checkpoint.size} entries stands after ${tree.size}`,
    );
  if (!same(checkpoint.root, tree.root()))
    throw new BrokenLog(
      Math.min(signed + 1, tree.size),
      `entries ${signed + 1} to ${tree.size} are not the ones that were signed`,
    );
  return checkpoint.at;
};
