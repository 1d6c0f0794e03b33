import { compareDigits, isDigits, type Sign, sign, type VersionOrder } from "./order.ts";

export interface DpkgVersion {
  epoch: string;
  upstream: string;
  /** `0` when there is none: dpkg ranks both equal. */
  revision: string;
}

const UPSTREAM = /^[0-9][A-Za-z0-9.+~:-]*$/;
const REVISION = /^[A-Za-z0-9.+~]+$/;
const MAX_EPOCH = "2147483647";

/**
 * Debian's `[epoch:]upstream[-revision]`: deb-version(7), Debian Policy 5.6.12. What dpkg warns of (another
 * character, a letter first) is no version here: it is more likely a word such as `unknown`.
 */
function parse(text: string): DpkgVersion | null {
  const trimmed = text.trim();
  const colon = trimmed.indexOf(":");
  const epoch = colon < 0 ? "0" : trimmed.slice(0, colon);
  const hyphen = trimmed.lastIndexOf("-");
  const upstream = trimmed.slice(colon + 1, hyphen < 0 ? undefined : hyphen);
  const revision = hyphen < 0 ? "0" : trimmed.slice(hyphen + 1);
  if (!isDigits(epoch) || compareDigits(epoch, MAX_EPOCH) > 0) return null;
  return UPSTREAM.test(upstream) && REVISION.test(revision) ? { epoch, upstream, revision } : null;
}

const compare = (a: DpkgVersion, b: DpkgVersion): Sign =>
  compareDigits(a.epoch, b.epoch) ||
  compareParts(a.upstream, b.upstream) ||
  compareParts(a.revision, b.revision);

/** By turns a run without digits and a run of digits, either of which may be empty, until one differs. */
function compareParts(a: string, b: string): Sign {
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    while ((i < a.length && !isDigitAt(a, i)) || (j < b.length && !isDigitAt(b, j))) {
      const order = sign(weightAt(a, i) - weightAt(b, j));
      if (order !== 0) return order;
      i++;
      j++;
    }
    const [mine, theirs] = [digitsFrom(a, i), digitsFrom(b, j)];
    const order = compareDigits(mine, theirs);
    if (order !== 0) return order;
    i += mine.length;
    j += theirs.length;
  }
  return 0;
}

const isDigitAt = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= ZERO && code <= NINE;
};

function digitsFrom(text: string, start: number): string {
  let end = start;
  while (isDigitAt(text, end)) end++;
  return text.slice(start, end);
}

const [ZERO, NINE, UPPER_A, TILDE] = [0x30, 0x39, 0x41, 0x7e];

/** A tilde before the end of the run, that before letters, letters before anything else. */
function weightAt(text: string, index: number): number {
  if (index >= text.length || isDigitAt(text, index)) return 0;
  const code = text.charCodeAt(index);
  if (code === TILDE) return -1;
  return code >= UPPER_A ? code : code + 256;
}

export const dpkg: VersionOrder<DpkgVersion> = { parse, compare };
