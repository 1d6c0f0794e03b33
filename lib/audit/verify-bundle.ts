import { BUNDLE_FORMAT, type BundleHeader, checkpointLine, entryLine, headerLine } from "./bundle.ts";
import { type Checkpoint, readCheckpoint } from "./checkpoint.ts";
import { frontierRoot, unpackFrontier } from "./frontier.ts";
import { BrokenLog, CHAIN_START, LogVerifier } from "./log-verifier.ts";
import { parseVerifier, type Verifier } from "./signed-note.ts";

export interface Trust {
  /** The verifier key noted earlier. Without it, a bundle vouches for itself: whoever signs anew goes unnoticed. */
  key?: string;
  /** A checkpoint kept elsewhere: the bundle must contain that very log, and not a shorter one. */
  checkpoint?: string;
}

export type BundleVerdict =
  | {
      ok: true;
      first: number;
      entries: number;
      checkpoints: number;
      size: number;
      checkpoint: string;
      key: string;
    }
  | { ok: false; firstBadEntry: number; lastBadEntry: number; reason: string };

/** Verifies a bundle line by line, in memory that does not grow. Each call may throw BrokenLog. */
export class BundleVerifier {
  readonly trust: Trust;
  verifier: Verifier | undefined;
  header: BundleHeader | undefined;
  log: LogVerifier | undefined;
  held: Checkpoint | undefined;
  checkpoints = 0;
  lastSignedAt = "";

  constructor(trust: Trust = {}) {
    this.trust = trust;
  }

  /** The entry that comes next. */
  get place(): number {
    return (this.log?.frontier.size ?? 0) + 1;
  }

  line(text: string): void {
    if (!this.log || !this.verifier) {
      this.begin(text);
      return;
    }
    const { place } = this;
    const value = parseLine(text, place);
    if (typeof value.checkpoint === "string") {
      if (checkpointLine(value.checkpoint) !== text) throw unreadable(place);
      this.checkpoint(value.checkpoint);
      return;
    }
    const { seq, leaf, chain, entry } = value;
    if (
      typeof seq !== "number" ||
      typeof leaf !== "string" ||
      typeof chain !== "string" ||
      typeof entry !== "string"
    ) {
      throw unreadable(place);
    }
    const stored = { seq, text: entry, leaf: Buffer.from(leaf, "hex"), chain: Buffer.from(chain, "hex") };
    if (entryLine(stored) !== text) throw unreadable(place);
    this.log.entry(stored);
    if (this.held?.size === seq) this.compareHeld(this.held);
  }

  end(): BundleVerdict & { ok: true } {
    if (!this.log || !this.header || !this.verifier) throw new BrokenLog(1, "the bundle is empty");
    const { size } = this.log.frontier;
    if (size !== this.header.to) {
      throw new BrokenLog(size + 1, `the bundle ends after entry ${size}, its header says ${this.header.to}`);
    }
    if (this.checkpoints === 0 || this.log.signed !== size) {
      throw new BrokenLog(this.log.signed + 1, "the last entries are not covered by a checkpoint", size);
    }
    if (this.held && this.held.size > size) {
      throw new BrokenLog(
        size + 1,
        `the log was ${this.held.size} entries long when the given checkpoint was signed, now ${size}: rolled back or cut`,
        this.held.size,
      );
    }
    const { from, key } = this.header;
    return {
      ok: true,
      first: from.size + 1,
      entries: size - from.size,
      checkpoints: this.checkpoints,
      size,
      checkpoint: this.lastSignedAt,
      key,
    };
  }

  private begin(text: string): void {
    const header = parseLine(text, 1) as unknown as BundleHeader;
    try {
      if (header.format !== BUNDLE_FORMAT || headerLine(header) !== text)
        throw new Error("not an audit bundle");
      const { from, key } = header;
      if (this.trust.key !== undefined && this.trust.key.trim() !== key)
        throw new Error("signed with another key than the given one");
      this.verifier = parseVerifier(key);
      const frontier = unpackFrontier(from.size, Buffer.from(from.frontier, "hex"));
      const chain = Buffer.from(from.chain, "hex");
      if (chain.length !== CHAIN_START.length) throw new Error("the chain value has the wrong length");
      if (from.size === 0 && !chain.equals(CHAIN_START))
        throw new Error("the chain does not begin at its beginning");
      if (from.size > 0) {
        const signed = readCheckpoint(from.checkpoint ?? "", this.verifier);
        if (signed.size !== from.size || !signed.root.equals(frontierRoot(frontier))) {
          throw new Error("the beginning is not what its checkpoint signed");
        }
      }
      if (this.trust.checkpoint !== undefined)
        this.held = readCheckpoint(this.trust.checkpoint, this.verifier);
      this.log = new LogVerifier(frontier, chain);
      this.header = header;
    } catch (error) {
      throw new BrokenLog((header.from?.size ?? 0) + 1, `header: ${(error as Error).message}`);
    }
    if (this.held && this.held.size < this.log.frontier.size) {
      throw new BrokenLog(
        this.held.size,
        "the given checkpoint is older than this bundle's beginning: verify one that begins before it",
      );
    }
    if (this.held && this.held.size === this.log.frontier.size) this.compareHeld(this.held);
  }

  private checkpoint(note: string): void {
    const log = this.log!;
    let checkpoint: Checkpoint;
    try {
      checkpoint = readCheckpoint(note, this.verifier!);
    } catch (error) {
      const first = Math.min(log.signed + 1, Math.max(1, log.frontier.size));
      throw new BrokenLog(
        first,
        `the checkpoint after entry ${log.frontier.size}: ${(error as Error).message}`,
        log.frontier.size,
      );
    }
    log.checkpoint(checkpoint);
    this.checkpoints += 1;
    this.lastSignedAt = checkpoint.at;
  }

  private compareHeld({ size, root }: Checkpoint): void {
    const { frontier, signed } = this.log!;
    if (frontierRoot(frontier).equals(root)) return;
    const first = Math.min(signed + 1, Math.max(1, size));
    throw new BrokenLog(first, `up to entry ${size} this is not the log the given checkpoint signed`, size);
  }
}

const unreadable = (place: number): BrokenLog =>
  new BrokenLog(place, `the line of entry ${place} is malformed`);

const parseLine = (text: string, place: number): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Named by its place below: the parser's own words point into a line nobody sees.
  }
  throw unreadable(place);
};

/** What a thrown BrokenLog says, as a verdict. Anything else is thrown on. */
export const brokenVerdict = (error: unknown): BundleVerdict => {
  if (!(error instanceof BrokenLog)) throw error;
  return { ok: false, firstBadEntry: error.first, lastBadEntry: error.last, reason: error.message };
};

/** Verifies a whole bundle offline. Use BundleVerifier for one too long for a string. */
export const verifyBundle = (text: string, trust: Trust = {}): BundleVerdict => {
  try {
    const bundle = new BundleVerifier(trust);
    const lines = text.split("\n");
    if (lines.pop() !== "") throw new BrokenLog(Math.max(1, lines.length), "the last line was cut off");
    for (const line of lines) bundle.line(line);
    return bundle.end();
  } catch (error) {
    return brokenVerdict(error);
  }
};
