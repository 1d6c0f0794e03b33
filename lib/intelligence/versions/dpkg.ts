import { compareDigits, compareText, isDigits, type Sign, type VersionOrder } from "./order.ts";

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

/** Alternately a run without digits and a run of digits, until one differs. */
function compareParts(a: string, b: string): Sign {
  const [left, right] = [runs(a), runs(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [mine, theirs] = [left[i] ?? "", right[i] ?? ""];
    const order = i % 2 === 0 ? compareText(ranked(mine), ranked(theirs)) : compareDigits(mine, theirs);
    if (order !== 0) return order;
  }
  return 0;
}

/** Text and digits by turns, text first, which may be empty. */
const runs = (part: string): string[] => part.split(/([0-9]+)/);

const TILDE = "\u0001";
const END = "\u0002";

/** The run in characters whose code units are in dpkg's order: tilde, the end, letters, anything else. */
const ranked = (run: string): string =>
  run.replace(/[^A-Za-z]/g, (other) =>
    other === "~" ? TILDE : String.fromCharCode(other.charCodeAt(0) + 256),
  ) + END;

export const dpkg: VersionOrder<DpkgVersion> = { parse, compare };
