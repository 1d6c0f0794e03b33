import type { FindingState } from "../../findings/list/schema.ts";
import { SEVERITIES, type Severity } from "../../findings/schema.ts";
import type { NotificationEvent } from "../schema.ts";
import type { Notice, NoticeEntry } from "./schema.ts";

/** Entries that a message carries; the rest is behind its link. */
export const MAX_ENTRIES = 50;

export interface ToldFinding {
  id: number;
  severity: Severity;
  state: FindingState;
  rule: string;
  component: string;
  subject: string;
  team: string | null;
  kev: boolean;
  epss: number | null;
}

/** @param base address of the product without a slash at its end */
export const findingEntry = (finding: ToldFinding, base: string): NoticeEntry => ({
  id: finding.id,
  name: finding.component === "" ? finding.rule : `${finding.rule} in ${finding.component}`,
  severity: finding.severity,
  facts: [
    finding.subject,
    finding.kev ? "known to be exploited" : "",
    finding.epss === null ? "" : `EPSS ${(finding.epss * 100).toFixed(1)} %`,
    finding.team === null ? "" : `team ${finding.team}`,
  ].filter((fact) => fact !== ""),
  link: `${base}/findings/${finding.id}`,
});

interface Told {
  key: string;
  event: Notice["event"];
  at: Date;
  rule: string | null;
  filter: string | null;
  base: string;
  count: number;
  bySeverity: Partial<Record<Severity, number>>;
  entries: NoticeEntry[];
}

/** What a message says. One thing links to itself; several to the page that lists exactly them. */
export const noticeOf = (told: Told): Notice => {
  const { key, event, at, rule, filter, base, count } = told;
  const entries = told.entries.slice(0, MAX_ENTRIES);
  const [only] = count === 1 ? entries : [];
  return {
    key,
    event,
    at: at.toISOString(),
    rule,
    filter,
    title: only
      ? `${SINGLE[event]}: ${only.name}`
      : `${count} ${PLURAL[event]}${severityWords(told.bySeverity)}`,
    link: only ? only.link : `${base}/notifications/${key}`,
    count,
    entries,
  };
};

type Words = Record<NotificationEvent | "test" | "issue", string>;

const SINGLE: Words = {
  new_finding: "New finding",
  known_exploited: "Known to be exploited",
  collector_silent: "Collector is silent",
  report_failed: "Report was not applied",
  sla_breached: "Overdue",
  exception_ending: "Exception about to end",
  review_due: "To be looked at again",
  test: "Test",
  issue: "Finding",
};

const PLURAL: Words = {
  new_finding: "new findings",
  known_exploited: "findings known to be exploited",
  collector_silent: "collectors are silent",
  report_failed: "reports were not applied",
  sla_breached: "findings overdue",
  exception_ending: "exceptions about to end",
  review_due: "attestations and risks to be looked at again",
  test: "tests",
  issue: "findings",
};

/** "12 new findings": the words of a preview, where nothing has a name yet. */
export const titleOf = (event: NotificationEvent, names: readonly string[], count: number): string =>
  count === 1 ? `${SINGLE[event]}: ${names[0]}` : `${count} ${PLURAL[event]}`;

const severityWords = (counts: Partial<Record<Severity, number>>): string => {
  const worst = SEVERITIES.slice(0, 4).flatMap((severity) => {
    const n = counts[severity] ?? 0;
    return n === 0 ? [] : [`${n} ${severity}`];
  });
  return worst.length === 0 ? "" : `: ${worst.join(", ")}`;
};
