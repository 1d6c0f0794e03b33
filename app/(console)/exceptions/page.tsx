import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { clock } from "@/lib/clock.ts";
import { boundsOf, monthOf } from "@/lib/exceptions/calendar.ts";
import { listExceptions } from "@/lib/exceptions/read.ts";
import { ExceptionQuery } from "@/lib/exceptions/schema.ts";
import { Calendar } from "./calendar.tsx";
import { ExceptionList } from "./exception-list.tsx";

export const metadata = { title: "Exceptions" };

const VIEWS = ["calendar", "waiting", "approved", "past"] as const;
type View = (typeof VIEWS)[number];

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ExceptionsPage({ searchParams }: Props) {
  const actor = await currentActor();
  const address = await searchParams;
  const view = VIEWS.find((one) => one === address.view) ?? "calendar";
  const month = monthOf(address.month, clock());
  const cursor = typeof address.cursor === "string" ? address.cursor : undefined;
  const [page, waiting] = await Promise.all([
    listExceptions(actor, queryOf(view, month, cursor)),
    listExceptions(actor, ExceptionQuery.parse({ state: "requested", limit: 1 })),
  ]);
  const tab = (one: View, label: string, count?: number) => ({
    href: one === "calendar" ? "/exceptions" : `/exceptions?view=${one}`,
    label,
    current: view === one,
    count,
  });
  return (
    <>
      <PageHeader
        title="Which exceptions end when, and who approved them"
        description="A risk is accepted by two people and for a time. It ends on its day, or earlier when what it was judged by changes; then its findings reopen."
        trail={[{ label: "Findings", href: "/findings" }, { label: "Exceptions" }]}
        corner={<ExportMenu path="/exceptions/export" without={["view", "month", "cursor"]} />}
        action={
          may(actor, "exceptions:request") ? (
            <Button look="primary" asChild>
              <Link href="/exceptions/new">Ask for an exception</Link>
            </Button>
          ) : null
        }
      />
      <div className="mb-4">
        <LinkTabs
          label="Exceptions"
          tabs={[
            tab("calendar", "Calendar"),
            tab("waiting", "Waiting", waiting.total),
            tab("approved", "Approved"),
            tab("past", "All"),
          ]}
        />
      </div>
      {view === "calendar" ? (
        <Calendar month={month} exceptions={page.rows} today={clock().toISOString()} />
      ) : null}
      <Panel
        title={view === "calendar" ? "In this month" : undefined}
        flush
        className={view === "calendar" ? "mt-4" : undefined}
      >
        {page.rows.length === 0 ? (
          <EmptyState title={EMPTY[view]}>
            Choose “Accept the risk” on a finding, or ask for one that covers a filter.
          </EmptyState>
        ) : (
          <ExceptionList exceptions={page.rows} />
        )}
        {page.nextCursor === null ? null : (
          <p className="border-line border-t px-4 py-2 text-sm">
            <Link
              href={`/exceptions?view=${view}&cursor=${page.nextCursor}`}
              className="hover:text-signal hover:underline"
            >
              Older ones
            </Link>
          </p>
        )}
      </Panel>
    </>
  );
}

const EMPTY: Record<View, string> = {
  calendar: "No exception ends in this month",
  waiting: "Nothing waits for approval",
  approved: "Nothing is accepted now",
  past: "There are no exceptions yet",
};

const queryOf = (view: View, month: string, cursor: string | undefined): ExceptionQuery => {
  const { from, to } = boundsOf(month);
  const asked = {
    calendar: { from: from.toISOString(), to: to.toISOString(), limit: 200 },
    waiting: { state: "requested" },
    approved: { state: "approved" },
    past: {},
  }[view];
  // A cursor that is none is the beginning.
  return ExceptionQuery.safeParse({ ...asked, cursor }).data ?? ExceptionQuery.parse(asked);
};
