"use client";

import { clsx } from "clsx";
import Link from "next/link";
import type { MouseEvent } from "react";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { StatusBadge } from "@/components/severity/status-badge.tsx";
import { columnsOf } from "@/components/table/features.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { FindingRow } from "@/lib/findings/list/schema.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import { DueDate, PriorityBadge } from "./urgency.tsx";

const column = columnsOf<FindingRow>();

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A plain click opens the panel; with a modifier the browser opens the finding's own page. */
const Title = ({ row, open }: { row: FindingRow; open: (row: FindingRow) => void }) => (
  <span className="flex min-w-0 items-center gap-2">
    <Link
      href={`/findings/${row.id}`}
      prefetch={false}
      data-in-place
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        open(row);
      }}
      title={row.rule.key}
      className="min-w-0 shrink-0 truncate font-medium font-mono text-xs hover:underline max-w-[70%]"
    >
      {row.rule.key}
    </Link>
    {row.rule.kev ? <Badge look="strong">KEV</Badge> : null}
    {row.needsReview ? <Badge look="signal">Review</Badge> : null}
    <span className="min-w-0 flex-1 truncate text-muted" title={row.rule.title}>
      {row.rule.title}
    </span>
  </span>
);

const some = (list: string[]): string =>
  list.length > 1 ? `${list[0]} +${list.length - 1}` : (list[0] ?? "");

/** The end of a long path says more than its beginning; the whole is on hover. */
const lastParts = (path: string): string => {
  const parts = path.split("/");
  return path.length > 28 && parts.length > 2 ? `…/${parts.slice(-2).join("/")}` : path;
};

/** Rows of one estate rarely differ in their registry. */
const withoutRegistry = ({ kind, name }: FindingRow["subject"]): string =>
  kind === "repository" && /^[^/]*[.:][^/]*\//.test(name) ? name.slice(name.indexOf("/") + 1) : name;

const Mono = ({ list, none }: { list: string[]; none: string }) => (
  <code title={list.join(", ")} className={clsx("font-mono text-xs", list.length === 0 && "text-muted")}>
    {some(list) || none}
  </code>
);

const whereText = ({ where, state }: FindingRow): string => {
  const counts = [
    [where.workloads, "workload"],
    [where.hosts, "host"],
    [where.images, "image"],
  ] as const;
  const parts = counts.filter(([n]) => n > 0).map(([n, word]) => `${exact(n)} ${plural(n, word)}`);
  return (
    parts.slice(0, 2).join(", ") || (state === "closed" ? "nowhere now" : (where.names[0] ?? "unconfirmed"))
  );
};

export const findingColumns = (open: (row: FindingRow) => void) =>
  column.columns([
    column.accessor("rule.key", {
      id: "finding",
      header: "Finding",
      cell: ({ row }) => <Title row={row.original} open={open} />,
      meta: { width: "5fr", card: "primary" },
    }),
    column.accessor("severity", {
      header: "Severity",
      cell: ({ row }) => (
        <span className="inline-flex items-center gap-1">
          <SeverityMark severity={row.original.severity} words />
          {row.original.overridden ? (
            <span title="Set by a person" className="text-muted text-xs">
              set
            </span>
          ) : null}
        </span>
      ),
      meta: { sort: "severity", width: 96 },
    }),
    column.accessor("priority", {
      header: "Priority",
      cell: ({ getValue }) => <PriorityBadge priority={getValue()} />,
      meta: { width: 108 },
    }),
    column.accessor("dueAt", {
      header: "Due",
      cell: ({ row }) => <DueDate finding={row.original} />,
      meta: { sort: "due", width: 96 },
    }),
    column.accessor("component", {
      header: "Component",
      cell: ({ row }) => (
        <span
          className="font-mono text-xs"
          title={`${row.original.component} ${row.original.installed.join(", ")}`}
        >
          {lastParts(row.original.component)}{" "}
          <span className="text-muted">{some(row.original.installed)}</span>
        </span>
      ),
      meta: { width: "3fr", card: "secondary" },
    }),
    column.accessor("fixedIn", {
      header: "Fixed in",
      cell: ({ row }) => (
        <Mono list={row.original.fixedIn} none={row.original.kind === "vulnerability" ? "no fix" : "–"} />
      ),
      meta: { width: "2fr", from: 1080 },
    }),
    column.accessor("subject.name", {
      id: "subject",
      header: "Subject",
      cell: ({ row }) => (
        <Link
          href={assetHref(row.original.subject)}
          prefetch={false}
          title={row.original.subject.name}
          className="hover:underline"
        >
          {withoutRegistry(row.original.subject)}
        </Link>
      ),
      meta: { width: "3fr" },
    }),
    column.accessor("where", {
      header: "Where",
      cell: ({ row }) => <span title={row.original.where.names.join(", ")}>{whereText(row.original)}</span>,
      meta: { width: 112 },
    }),
    column.accessor("sources", {
      header: "Sources",
      cell: ({ getValue }) => getValue().join(", "),
      meta: { width: 96 },
    }),
    column.accessor("status", {
      header: "Status",
      cell: ({ row: { original } }) => (
        <StatusBadge
          status={original.state === "closed" ? "closed" : original.status}
          cause={original.cause}
        />
      ),
      meta: { width: 112 },
    }),
    column.accessor("assignee", {
      header: "Works on it",
      cell: ({ getValue }) => getValue()?.name ?? <span className="text-muted">–</span>,
      meta: { width: 104 },
    }),
    column.accessor("firstSeen", {
      header: "First seen",
      cell: ({ getValue }) => <RelativeTime at={getValue()} />,
      meta: { sort: "first_seen", width: 96, from: 1280 },
    }),
  ]);
