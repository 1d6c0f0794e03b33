import { compareDigits, compareText, isDigits, type Sign } from "./order.ts";

/**
 * Precedence of pre-releases, each as its identifiers: semver.org 2.0.0, §11.3 and 11.4. None is none at all, and
 * ranks after any.
 */
export function comparePrereleases(a: string[], b: string[]): Sign {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 0 : a.length === 0 ? 1 : -1;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [mine, theirs] = [a[i], b[i]];
    if (mine === undefined) return -1;
    if (theirs === undefined) return 1;
    const order = compareIdentifiers(mine, theirs);
    if (order !== 0) return order;
  }
  return 0;
}

function compareIdentifiers(a: string, b: string): Sign {
  const [mine, theirs] = [isDigits(a), isDigits(b)];
  if (mine && theirs) return compareDigits(a, b);
  if (mine !== theirs) return mine ? -1 : 1;
  return compareText(a, b);
}
