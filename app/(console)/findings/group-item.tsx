"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Count } from "@/components/ui/count.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { FindingGroup } from "@/lib/findings/groups/schema.ts";
import type { FindingRow } from "@/lib/findings/list/schema.ts";
import { findingsQuery } from "@/lib/findings/queries.ts";
import { ListFailed } from "./list-states.tsx";

export function GroupItem({ row, onOpen }: { row: FindingGroup; onOpen: (finding: FindingRow) => void }) {
  const [isOpen, setOpen] = useState(false);
  const list = `/findings?${new URLSearchParams({ view: "0", filter: row.filter })}`;
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-w-0 flex-1 basis-64 items-center gap-2 text-left"
        >
          <ChevronRight aria-hidden className={isOpen ? "size-4 shrink-0 rotate-90" : "size-4 shrink-0"} />
          <SeverityMark severity={row.worst} />
          <span className="min-w-0 truncate">
            <span className="font-medium">{row.label}</span>
            {row.note ? <span className="text-muted"> {row.note}</span> : null}
          </span>
        </button>
        {row.kev ? <Badge look="strong">Exploited</Badge> : null}
        {row.epss !== null && row.epss >= 0.1 ? (
          <Badge title="Highest likelihood of exploitation">EPSS {row.epss.toFixed(2)}</Badge>
        ) : null}
        {row.running > 0 ? (
          <Badge look="signal" title="Subjects something of which runs now">
            {row.running} running
          </Badge>
        ) : null}
        <Link href={list} className="tabular hover:underline">
          <Count value={row.findings} one="finding" />
        </Link>
        <span className="tabular text-muted">
          on <Count value={row.subjects} one="subject" />
        </span>
        <span className="text-muted text-xs">
          newest <RelativeTime at={row.newest} />
        </span>
      </div>
      {isOpen ? <GroupFindings filter={row.filter} onOpen={onOpen} /> : null}
    </li>
  );
}

function GroupFindings({ filter, onOpen }: { filter: string; onOpen: (finding: FindingRow) => void }) {
  const list = useInfiniteQuery(findingsQuery({ filter }));
  if (list.isPending) return <Skeleton className="mx-3 mb-2 h-16" />;
  if (list.isError) return <ListFailed error={list.error} onAgain={() => void list.refetch()} />;
  return (
    <div className="border-line border-t bg-raised px-3 py-2">
      <ul>
        {list.data.pages
          .flatMap((page) => page.rows)
          .map((finding) => (
            <li key={finding.id}>
              <button
                type="button"
                onClick={() => onOpen(finding)}
                className="flex min-h-8 w-full items-center gap-2 text-left text-sm hover:underline"
              >
                <SeverityMark severity={finding.severity} />
                <span className="min-w-0 truncate">
                  {finding.rule.key} · {finding.component} · {finding.subject.name}
                </span>
              </button>
            </li>
          ))}
      </ul>
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more findings
        </Button>
      ) : null}
    </div>
  );
}
