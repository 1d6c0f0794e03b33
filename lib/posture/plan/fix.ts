import type { FindingLabel } from "../finding-label.ts";

export const FIX_KINDS = ["package", "check", "base", "subject"] as const;
export type FixKind = (typeof FIX_KINDS)[number];

/** One thing to do, with everything that it clears. */
export interface Fix {
  /** Stable as long as the estate is: `package/17`, `check/KSV001`, `base/5`, `subject/12`. */
  key: string;
  kind: FixKind;
  label: string;
  findingIds: number[];
  /** How many places have to be touched: what the work grows with. */
  effort: number;
  owners: string[];
  href: string;
}

/** A base image that could be exchanged, and what would close with it. */
export interface Exchange {
  id: number;
  name: string;
  to: string;
  findingIds: number[];
  images: number;
}

const VULNERABILITY = 0;

const isFixable = ({ kind, fixed }: FindingLabel): boolean => kind !== VULNERABILITY || fixed !== "";

/** Upgrading a package is one thing to do wherever it stands; so is correcting one setting. */
const keyOf = (label: FindingLabel): string =>
  label.kind === VULNERABILITY ? `package/${label.componentId}` : `check/${label.rule}`;

/**
 * What can be done about findings: upgrade a package, correct a setting, exchange a base image, clear a subject.
 * Vulnerabilities without a fix are in none: nobody can do anything about them today.
 */
export const fixesOf = (labels: readonly FindingLabel[], exchanges: readonly Exchange[]): Fix[] => {
  const fixable = labels.filter(isFixable);
  const known = new Map(fixable.map((label) => [label.id, label]));
  const alike = Map.groupBy(fixable, keyOf);
  const subjects = Map.groupBy(fixable, (label) => label.subjectId);
  return [
    ...[...alike].map(([key, of]) => alikeFix(key, of)),
    ...exchanges.filter(({ findingIds }) => findingIds.length > 0).map((one) => exchangeFix(one, known)),
    ...[...subjects].filter(([, of]) => of.length > 1).map(([id, of]) => subjectFix(id, of)),
  ];
};

const ownersOf = (labels: readonly FindingLabel[]): string[] => [
  ...new Set(labels.flatMap(({ team }) => team ?? [])),
];

const alikeFix = (key: string, of: FindingLabel[]): Fix => {
  const [one] = of as [FindingLabel];
  const vulnerable = one.kind === VULNERABILITY;
  return {
    key,
    kind: vulnerable ? "package" : "check",
    label: vulnerable ? `Upgrade ${one.component}` : one.title || one.rule,
    findingIds: of.map(({ id }) => id),
    effort: new Set(of.map(({ subjectId }) => subjectId)).size,
    owners: ownersOf(of),
    href: vulnerable
      ? `/findings?kind=vulnerability&component=${encodeURIComponent(one.component)}`
      : `/findings?rule=${encodeURIComponent(one.rule)}`,
  };
};

const exchangeFix = (
  { id, name, to, findingIds, images }: Exchange,
  known: Map<number, FindingLabel>,
): Fix => ({
  key: `base/${id}`,
  kind: "base",
  label: `Rebuild what stands on ${name} with ${to}`,
  findingIds,
  effort: images,
  owners: ownersOf(findingIds.flatMap((finding) => known.get(finding) ?? [])),
  href: `/inventory/base-images/${id}`,
});

const subjectFix = (id: number, of: FindingLabel[]): Fix => ({
  key: `subject/${id}`,
  kind: "subject",
  label: `Clear ${of[0]!.subject} of all that has a fix`,
  findingIds: of.map((label) => label.id),
  effort: new Set(of.map(keyOf)).size,
  owners: ownersOf(of),
  href: `/findings?subject=${id}`,
});
