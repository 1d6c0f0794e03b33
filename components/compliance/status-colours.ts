import type { StackedPart } from "@/components/charts/stacked-bar.tsx";
import type { FrameworkSummary } from "@/lib/compliance/schema.ts";
import { STATUS_LABELS, STATUSES, type Status } from "@/lib/compliance/status.ts";

/** What nobody knows today is hatched wherever it is drawn, and never takes a colour. */
export const isUnknown = (status: Status): boolean => status === "stale" || status === "not_assessed";

export const STATUS_COLOURS: Readonly<Record<Status, string>> = {
  met: "var(--good)",
  attested: "var(--signal)",
  excepted: "var(--low)",
  partly_met: "var(--medium)",
  not_met: "var(--critical)",
  stale: "var(--unknown)",
  not_assessed: "var(--unknown)",
  not_applicable: "var(--line)",
};

/** A framework's counts as the parts of its bar; each leads to `hrefOf(status)`. */
export const statusParts = (
  totals: FrameworkSummary["totals"],
  hrefOf: (status: Status) => string,
): StackedPart[] =>
  STATUSES.map((status) => ({
    key: status,
    label: STATUS_LABELS[status].toLowerCase(),
    count: totals[status],
    colour: STATUS_COLOURS[status],
    hatched: isUnknown(status),
    href: hrefOf(status),
  }));
