import type { AnswerCounts } from "@/lib/compliance/schema.ts";

const WORDS: readonly { key: keyof AnswerCounts; word: string; strong?: boolean }[] = [
  { key: "fail", word: "fail", strong: true },
  { key: "excepted", word: "excepted" },
  { key: "pass", word: "pass" },
  { key: "manual", word: "for people" },
  { key: "stale", word: "stale" },
  { key: "notAssessed", word: "not assessed" },
];

/** Counts of answers in words: "2 fail · 14 pass". Nobody asked is said, not left empty. */
export function AnswerWords({ counts }: { counts: Partial<AnswerCounts> }) {
  const some = WORDS.filter(({ key }) => (counts[key] ?? 0) > 0);
  if (some.length === 0) return <span className="text-muted">no answer</span>;
  return (
    <span className="tabular text-muted">
      {some.map(({ key, word, strong }, at) => (
        <span key={key} className="whitespace-nowrap">
          {at > 0 ? " · " : null}
          <span className={strong ? "font-medium text-ink" : undefined}>
            {counts[key]} {word}
          </span>
        </span>
      ))}
    </span>
  );
}
