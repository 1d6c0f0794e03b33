import {
  compareDigits,
  compareLists,
  compareText,
  type Sign,
  sign,
  startsWithDigit,
  type VersionOrder,
} from "./order.ts";

export interface RpmVersion {
  /** Digits; `0` when there is none: rpm ranks both equal. */
  epoch: string;
  version: string[];
  /** null when there is none, which ranks before any. */
  release: string[] | null;
}

const VERSION = /^(?:([0-9]*):)?([\w.+~^-]+)$/;

/**
 * rpm's `[epoch:]version[-release]`, rpm-version(7): letters and digits, of which the rest only tells apart the runs.
 * The release is what follows the last hyphen.
 */
function parse(text: string): RpmVersion | null {
  const [, epoch = "0", rest = ""] = VERSION.exec(text.trim()) ?? [];
  const hyphen = rest.lastIndexOf("-");
  const version = segments(hyphen < 0 ? rest : rest.slice(0, hyphen));
  const release = hyphen < 0 ? null : segments(rest.slice(hyphen + 1));
  return version.length === 0 || release?.length === 0 ? null : { epoch, version, release };
}

/** Runs of letters, runs of digits, tildes and carets; all else only separates. */
const segments = (part: string): string[] => part.match(/[0-9]+|[A-Za-z]+|[~^]/g) ?? [];

function compare(a: RpmVersion, b: RpmVersion): Sign {
  const order = compareDigits(a.epoch, b.epoch) || compareSegmentLists(a.version, b.version);
  if (order !== 0 || (a.release === null && b.release === null)) return order;
  if (a.release === null) return -1;
  return b.release === null ? 1 : compareSegmentLists(a.release, b.release);
}

const END = "";

const compareSegmentLists = (a: string[], b: string[]): Sign => compareLists(a, b, END, compareSegments);

function compareSegments(a: string, b: string): Sign {
  const order = sign(rank(a) - rank(b));
  if (order !== 0) return order;
  return startsWithDigit(a) ? compareDigits(a, b) : compareText(a, b);
}

/** A tilde comes before the end, a caret after it, letters before digits. */
function rank(segment: string): number {
  if (segment === "~") return 0;
  if (segment === END) return 1;
  if (segment === "^") return 2;
  return startsWithDigit(segment) ? 4 : 3;
}

export const rpm: VersionOrder<RpmVersion> = { parse, compare };
