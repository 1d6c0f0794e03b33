"use client";

import Link from "next/link";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { StatusBadge } from "@/components/severity/status-badge.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";
import type { FindingDetail } from "@/lib/findings/detail/schema.ts";
import { AssigneeSelect } from "./assignee-select.tsx";
import { DueDate, isDue, PriorityBadge, PriorityPath } from "./urgency.tsx";
import { useTriage } from "./use-triage.ts";
import { useTriageKey } from "./use-triage-key.ts";
import { VerdictForm } from "./verdict-form.tsx";

/** How bad, where it stands, and a person's say, always on top. */
export function VerdictBar({ finding, canTriage }: { finding: FindingDetail; canTriage: boolean }) {
  const triage = useTriage();
  useTriageKey();
  const { id, version, status, state, cause } = finding;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <SeverityMark severity={finding.severity} words />
        {finding.overridden ? (
          <span className="text-muted text-xs">set by a person; tools say {finding.reportedSeverity}</span>
        ) : null}
        <StatusBadge status={state === "closed" ? "closed" : status} cause={cause} />
        {state === "unconfirmed" ? <Badge>Unconfirmed</Badge> : null}
        {finding.rule.kev ? <Badge look="strong">Known to be exploited</Badge> : null}
        {finding.rule.epss === null ? null : (
          <span className="tabular text-muted text-xs">EPSS {(finding.rule.epss * 100).toFixed(1)} %</span>
        )}
        <span className="text-muted text-xs">{finding.team ?? "unowned"}</span>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <PriorityBadge priority={finding.priority} />
        {isDue(finding) ? (
          <span>
            due <DueDate finding={finding} />
          </span>
        ) : null}
        {canTriage ? (
          <AssigneeSelect finding={finding} />
        ) : (
          <span className="text-muted">
            {finding.assignee ? `${finding.assignee.name} works on it` : "nobody works on it"}
          </span>
        )}
      </div>
      <PriorityPath id={finding.id} open={false} />
      {finding.decision?.exception ? (
        <p className="text-xs">
          Under{" "}
          <Link href={`/exceptions/${finding.decision.exception.id}`} className="text-signal hover:underline">
            {finding.decision.exception.name}
          </Link>
          {finding.decision.exception.endsAt
            ? `, until ${finding.decision.exception.endsAt.slice(0, 10)}`
            : ""}
        </p>
      ) : null}
      {canTriage && finding.moves.length > 0 ? (
        <div className="flex items-center gap-2">
          <div className="min-w-0 flex-1">
            <VerdictForm
              key={version}
              current={status}
              moves={finding.moves}
              pending={triage.isPending}
              label="Status"
              onVerdict={(verdict) => triage.mutate({ ...verdict, id, version })}
            />
          </div>
          <span className="max-sm:hidden">
            <Kbd>e</Kbd>
          </span>
        </div>
      ) : null}
      {canTriage && state !== "closed" && status !== "risk_accepted" ? (
        <p className="text-xs">
          <Link
            href={`/exceptions/new?finding=${id}`}
            className="text-muted hover:text-signal hover:underline"
          >
            Accept the risk for a time…
          </Link>
        </p>
      ) : null}
      {canTriage && state === "closed" ? (
        <p className="text-muted text-xs">Closed by a report; one that sees it again reopens it.</p>
      ) : null}
    </div>
  );
}
