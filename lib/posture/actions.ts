import type { FindingLabel } from "./finding-label.ts";
import type { LedgerLine } from "./ledger.ts";

/** One thing to do that clears several findings. */
export interface ActionCandidate {
  key: string;
  label: string;
  findingIds: number[];
  subjects: number;
  owners: string[];
  share: number;
  href: string;
}

const VULNERABILITY = 0;

/** Upgrading a package is one thing to do wherever it stands; so is correcting one setting. */
const keyOf = (label: FindingLabel): string =>
  label.kind === VULNERABILITY ? `package/${label.componentId}` : `rule/${label.rule}`;

/**
 * Groups ledger lines by what would be done about them, worst loss first. Vulnerabilities without a fix are left
 * out: nobody can do anything about them today.
 */
export const actionCandidates = (
  lines: LedgerLine[],
  labels: Map<number, FindingLabel>,
): ActionCandidate[] => {
  const groups = new Map<string, ActionCandidate & { subjectIds: Set<number> }>();
  for (const line of lines) {
    const label = line.findingId === null ? undefined : labels.get(line.findingId);
    if (!label || (label.kind === VULNERABILITY && label.fixed === "")) continue;
    const key = keyOf(label);
    const group = groups.get(key) ?? {
      key,
      label: label.kind === VULNERABILITY ? `Upgrade ${label.component}` : label.title || label.rule,
      findingIds: [],
      subjects: 0,
      subjectIds: new Set(),
      owners: [],
      share: 0,
      href:
        label.kind === VULNERABILITY
          ? `/findings?kind=vulnerability&component=${encodeURIComponent(label.component)}`
          : `/findings?rule=${encodeURIComponent(label.rule)}`,
    };
    group.findingIds.push(label.id);
    group.subjectIds.add(label.subjectId);
    group.subjects = group.subjectIds.size;
    if (label.team && !group.owners.includes(label.team)) group.owners.push(label.team);
    group.share += line.share;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.share - a.share);
};
