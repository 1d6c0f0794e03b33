import type { AdvisoryAnswer } from "./schema.ts";

export type Verdict = "affected" | "dismissed" | "no_longer" | "never_seen";

/** The first question of all. "Never seen" is not "not affected": it says only what was looked at. */
export function verdictOf({ counts }: Pick<AdvisoryAnswer, "counts">): Verdict {
  if (counts.open > 0) return "affected";
  if (counts.dismissed > 0) return "dismissed";
  return counts.fixed + counts.gone + counts.withdrawn > 0 ? "no_longer" : "never_seen";
}

export const VERDICT_WORDS: Record<Verdict, { title: string; text: string }> = {
  affected: { title: "Yes, you are affected", text: "Reports found it in what is live now." },
  dismissed: {
    title: "Found, and judged no risk",
    text: "Reports found it; people decided that it does not concern you.",
  },
  no_longer: { title: "No longer", text: "It was here, and newer reports do not find it any more." },
  never_seen: {
    title: "No report has found it here",
    text: "That is as good as what was scanned: see the coverage for what nobody has looked at.",
  },
};

/** Whole days between two instants, never negative; null where either is unknown. */
export function daysBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

/** The exposure window in words: published → first seen → fixed or now. */
export function windowWords({
  window: { publishedAt, firstSeen, fixedAt },
  instant,
}: Pick<AdvisoryAnswer, "window" | "instant">): string {
  if (firstSeen === null) return "There is no window: it was never seen here.";
  const until = fixedAt ?? instant;
  const seen = daysBetween(firstSeen, until);
  const late = daysBetween(publishedAt, firstSeen);
  const before = late === null ? "" : `Seen ${days(late)} after it was published, `;
  return `${before}${before === "" ? "Here" : "here"} for ${days(seen!)}${fixedAt === null ? " so far." : ", then fixed."}`;
}

const days = (count: number): string =>
  count === 0 ? "less than a day" : count === 1 ? "1 day" : `${count.toLocaleString("en")} days`;
