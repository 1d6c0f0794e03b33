import { differences, type FindingTuple, type TuplePart } from "../fingerprint.ts";
import type { Distinction } from "./schema.ts";

/** One of two findings, with what is known of its rule besides. */
export interface Side extends FindingTuple {
  /** Names the reports give its rule. */
  aliases: string[];
  /** Its advisory covers several CVEs. */
  bundle: boolean;
}

/**
 * Why two findings are not one (domain.md, Identity): the parts of the tuple that differ, in its order, each with the
 * reason in a sentence. Empty when they are the same.
 */
export const whyTwo = (a: Side, b: Side): Distinction[] =>
  differences(a, b).map((part) => ({ part, values: [a[part], b[part]], reason: REASONS[part](a, b) }));

const REASONS: Record<TuplePart, (a: Side, b: Side) => string> = {
  kind: (a, b) =>
    `One is a ${WORDS[a.kind]}, the other a ${WORDS[b.kind]}: they are decided and closed apart.`,
  subjectKey: (a, b) =>
    kindOf(a) === kindOf(b)
      ? `They are on two of a kind: what is decided or fixed on one ${kindOf(a)} says nothing of another.`
      : `One is on ${article(kindOf(a))}, the other on ${article(kindOf(b))}, which are looked at and closed apart.`,
  ruleKey: whyTwoRules,
  componentKey: (a, b) =>
    typeOf(a) === typeOf(b)
      ? "They are in two components; fixing one leaves the other."
      : `The components come from two sources (${typeOf(a)} and ${typeOf(b)}), which name and fix their packages apart.`,
};

const WORDS = {
  vulnerability: "vulnerability",
  misconfiguration: "misconfiguration",
  secret: "secret",
  runtime: "runtime event",
} as const;

/** Keys read `repository:…`, `host:…`; people say image. */
const kindOf = ({ subjectKey }: Side): string => {
  const kind = subjectKey.split(":", 1)[0]!;
  return kind === "repository" ? "image repository" : kind;
};

const article = (word: string): string => `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;

const typeOf = ({ componentKey }: Side): string => componentKey.split("/", 1)[0] || "the subject itself";

function whyTwoRules(a: Side, b: Side): string {
  const bundle = [a, b].find((side) => side.bundle);
  if (bundle) {
    const other = bundle === a ? b : a;
    return bundle.aliases.includes(other.ruleKey)
      ? `${bundle.ruleKey} covers several vulnerabilities, ${other.ruleKey} among them: only names that mean exactly one problem are joined. It adds no hazard of its own here.`
      : `${bundle.ruleKey} covers several vulnerabilities: only names that mean exactly one problem are joined.`;
  }
  const shared = a.aliases.filter((alias) => b.aliases.includes(alias));
  return shared.length > 0
    ? `Reports connect both with ${shared.join(", ")}, but not as one problem: each has more than one such name.`
    : `No report says that ${a.ruleKey} and ${b.ruleKey} are one problem.`;
}
