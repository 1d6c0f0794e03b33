import { compareDigits, compareText, type Sign, type VersionOrder } from "./order.ts";

export interface DpkgVersion {
  epoch: string;
  upstream: string;
  /** `0` when there is none: dpkg ranks both equal. */
  revision: string;
}

const VERSION = /^(?:([0-9]+):)?([A-Za-z0-9.+~:-]+)$/;
const MAX_EPOCH = "2147483647";

/**
 * Debian's `[epoch:]upstream[-revision]`: deb-version(7), Debian Policy 5.6.12. A leading letter is against the
 * policy, but dpkg orders it, and so does this.
 */
function parse(text: string): DpkgVersion | null {
  const [, epoch = "0", rest = ""] = VERSION.exec(text.trim()) ?? [];
  if (rest === "" || compareDigits(epoch, MAX_EPOCH) > 0) return null;
  const hyphen = rest.lastIndexOf("-");
  const upstream = hyphen < 0 ? rest : rest.slice(0, hyphen);
  const revision = hyphen < 0 ? "0" : rest.slice(hyphen + 1);
  if (upstream === "" || revision === "" || revision.includes(":")) return null;
  return { epoch, upstream, revision };
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
