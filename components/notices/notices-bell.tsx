"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bell, CircleAlert, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { plural } from "@/components/ui/quantity.ts";
import { api } from "@/lib/http/api.ts";
import { noticesQuery } from "@/lib/operations/notices/queries.ts";
import type { Notices, NoticeView } from "@/lib/operations/notices/schema.ts";

const SNOOZE_HOURS = 24;

/** The bell of the top bar: what is wrong with the installation itself. */
export function NoticesBell() {
  const [open, setOpen] = useState(false);
  const { data, isError, refetch } = useQuery(noticesQuery());
  const count = data?.notices.length ?? 0;
  const critical = data?.notices.some(({ level }) => level === "critical") ?? false;
  return (
    <Popover
      label="Notices"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          label={count === 0 ? "Notices" : `Notices: ${count}${critical ? ", critical" : ""}`}
          className="relative"
        >
          <Bell />
          {count > 0 ? (
            <span
              aria-hidden
              className="tabular absolute top-0 right-0 min-w-4 rounded-full bg-signal px-1 text-center font-medium text-2xs text-signal-ink"
            >
              {count > 9 ? "9+" : count}
            </span>
          ) : null}
        </IconButton>
      }
    >
      <div className="w-[min(24rem,calc(100vw-3rem))]">
        {isError ? (
          <p className="flex items-center justify-between gap-2">
            The notices could not be read. <Button onClick={() => void refetch()}>Try again</Button>
          </p>
        ) : null}
        {data ? <NoticeList data={data} onGo={() => setOpen(false)} /> : null}
        {!data && !isError ? <p className="text-muted">Looking…</p> : null}
      </div>
    </Popover>
  );
}

function NoticeList({ data: { notices, hidden }, onGo }: { data: Notices; onGo: () => void }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (mark: { notice: string; hours: number | null } | null) =>
      mark ? api("POST", "/notices/marks", mark) : api("DELETE", "/notices/marks"),
    onError: (error) => toast.error("Nothing was changed", { description: error.message }),
    onSettled: () => client.invalidateQueries(noticesQuery()),
  });
  return (
    <>
      {notices.length === 0 ? <p className="text-muted">Nothing is wrong with this installation.</p> : null}
      <ul aria-label="Notices" className="divide-y divide-line">
        {notices.map((notice) => (
          <NoticeItem
            key={notice.key}
            notice={notice}
            busy={change.isPending}
            onGo={onGo}
            onMark={(hours) => change.mutate({ notice: notice.key, hours })}
          />
        ))}
      </ul>
      {hidden > 0 ? (
        <p className="mt-2 flex items-center justify-between gap-2 border-line border-t pt-2 text-muted text-xs">
          {hidden} {plural(hidden, "notice")} put away
          <Button look="quiet" disabled={change.isPending} onClick={() => change.mutate(null)}>
            Show again
          </Button>
        </p>
      ) : null}
    </>
  );
}

function NoticeItem(props: {
  notice: NoticeView;
  busy: boolean;
  onGo: () => void;
  onMark: (hours: number | null) => void;
}) {
  const { title, detail, href, level } = props.notice;
  const Icon = level === "critical" ? CircleAlert : TriangleAlert;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 py-2.5 first:pt-0">
      <Icon
        role="img"
        aria-label={level}
        className={`mt-0.5 size-4 ${level === "critical" ? "text-critical" : "text-muted"}`}
      />
      <div className="min-w-0">
        <Link
          href={href}
          onClick={props.onGo}
          className="break-words font-medium hover:text-signal hover:underline"
        >
          {title}
        </Link>
        <p className="break-words text-muted text-xs">{detail}</p>
        <div className="-ml-3 mt-1 flex gap-1">
          <Button
            look="quiet"
            disabled={props.busy}
            onClick={() => props.onMark(SNOOZE_HOURS)}
            aria-label={`Put away for a day: ${title}`}
          >
            For a day
          </Button>
          <Button
            look="quiet"
            disabled={props.busy}
            onClick={() => props.onMark(null)}
            aria-label={`Dismiss: ${title}`}
          >
            Dismiss
          </Button>
        </div>
      </div>
    </li>
  );
}
