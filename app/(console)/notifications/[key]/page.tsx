import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { AppError } from "@/lib/errors.ts";
import { getToldMessage } from "@/lib/notifications/messages/read.ts";
import type { NoticeEntry } from "@/lib/notifications/messages/schema.ts";

export const metadata: Metadata = { title: "Message" };

/** Where a message of several things leads: to exactly these, as they are now. */
export default async function ToldPage({ params }: { params: Promise<{ key: string }> }) {
  const actor = await currentActor();
  const told = await getToldMessage(actor, (await params).key).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return notFound();
    throw error;
  });
  const { notice, createdAt, findings } = told;
  return (
    <>
      <PageHeader
        title={notice.title}
        description={`What this message told of, as it is now.${notice.rule ? ` Sent by the rule ${notice.rule}.` : ""}`}
        action={
          notice.filter === null ? null : (
            <Button asChild>
              <Link
                href={
                  notice.filter === "" ? "/findings" : `/findings?filter=${encodeURIComponent(notice.filter)}`
                }
              >
                All that the rule finds
              </Link>
            </Button>
          )
        }
      />
      <p className="mb-3 text-muted text-sm">
        Written <RelativeTime at={createdAt} />
        {findings.length > 0 && notice.count > findings.length
          ? `, ${exact(findings.length)} of ${exact(notice.count)} shown`
          : null}
      </p>
      <Panel flush>
        <ol aria-label="What was told" className="divide-y divide-line text-sm">
          {findings.length > 0
            ? findings.map(({ id, severity, state, rule, component, subject, team }) => (
                <li
                  key={id}
                  className="grid items-baseline gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)]"
                >
                  <SeverityMark severity={severity} words />
                  <Link
                    href={`/findings/${id}`}
                    prefetch={false}
                    className="min-w-0 break-words font-medium hover:text-signal hover:underline"
                  >
                    {component === "" ? rule : `${rule} in ${component}`}
                  </Link>
                  <span className="min-w-0 break-all text-muted text-xs">
                    {subject}
                    {team === null ? "" : `, ${team}`}
                    {state === "closed" ? ", closed by now" : ""}
                  </span>
                </li>
              ))
            : notice.entries.map((entry) => <Entry key={entry.id} entry={entry} />)}
        </ol>
      </Panel>
    </>
  );
}

/** Of a collector or a report, as it was told. */
const Entry = ({ entry: { name, facts, link } }: { entry: NoticeEntry }) => (
  <li className="px-4 py-2.5">
    <a href={link} className="break-words font-medium hover:text-signal hover:underline">
      {name}
    </a>
    <span className="block break-words text-muted text-xs">{facts.join(", ")}</span>
  </li>
);
