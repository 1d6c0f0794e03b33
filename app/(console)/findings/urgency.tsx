"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { FindingRow } from "@/lib/findings/list/schema.ts";
import type { Priority } from "@/lib/findings/priority/priority.ts";
import { priorityQuery } from "@/lib/findings/queries.ts";
import { PRIORITY_WORDS } from "./priority-words.ts";

const LOOKS = { act: "strong", attend: "signal", track_closely: "plain", track: "plain" } as const;

export function PriorityBadge({ priority }: { priority: Priority | null }) {
  if (priority === null) return <span className="text-muted text-xs">not judged yet</span>;
  return <Badge look={LOOKS[priority]}>{PRIORITY_WORDS[priority]}</Badge>;
}

/** Nobody has to do anything about what is closed or settled: its day says nothing. */
const isOpen = ({ state, status }: Pick<FindingRow, "state" | "status">): boolean =>
  state !== "closed" && !["false_positive", "not_affected", "risk_accepted"].includes(status);

type Dated = Pick<FindingRow, "dueAt" | "state" | "status">;

/** Whether somebody still has to do something about it by a day. */
export const isDue = (finding: Dated): boolean => finding.dueAt !== null && isOpen(finding);

export function DueDate({ finding }: { finding: Dated }) {
  if (finding.dueAt === null || !isOpen(finding)) return <span className="text-muted">–</span>;
  const late = Date.parse(finding.dueAt) <= Date.now();
  return (
    <span className={clsx(late && "font-medium text-critical dark:text-high")} suppressHydrationWarning>
      {late ? "overdue, " : ""}
      <RelativeTime at={finding.dueAt} />
    </span>
  );
}

const QUESTIONS = {
  exploitation: "exploitation",
  exposure: "exposure",
  automatable: "automatable",
  impact: "impact",
};

/** Why a finding is as urgent as it is: one line of answers; what each rests on opens below. `w` does the same. */
export function PriorityPath({ id, open }: { id: number; open: boolean }) {
  const [asked, setAsked] = useState(open);
  const { data } = useQuery(priorityQuery(id));
  if (!data) return null;
  return (
    <details
      open={asked}
      onToggle={(event) => setAsked(event.currentTarget.open)}
      className="text-xs"
      data-priority-path
    >
      <summary className="cursor-pointer text-muted">
        {data.path.map(({ question, answer }, place) => (
          <span key={question}>
            {place > 0 ? " → " : ""}
            {QUESTIONS[question]} <span className="text-ink">{answer}</span>
          </span>
        ))}
        {" → "}
        <span className="font-medium text-ink">{PRIORITY_WORDS[data.priority]}</span>
      </summary>
      <ul className="mt-1 grid gap-0.5 border-line border-l-2 pl-3 text-muted">
        {data.path.map(({ question, answer, evidence }) => (
          <li key={question}>
            {QUESTIONS[question]} <span className="text-ink">{answer}</span>: {evidence}
          </li>
        ))}
      </ul>
    </details>
  );
}
