import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { listMentions } from "@/lib/findings/mentions/read.ts";
import { MentionQuery } from "@/lib/findings/mentions/schema.ts";
import { MarkRead } from "./mark-read.tsx";

export const metadata = { title: "Mentions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MentionsPage({ searchParams }: Props) {
  const actor = await currentActor();
  const asked = MentionQuery.safeParse(await searchParams);
  const page = await listMentions(actor, asked.success ? asked.data : MentionQuery.parse({}));
  return (
    <>
      <PageHeader
        title="Remarks that name you"
        description="Somebody wrote @ and your name beside a finding."
        trail={[{ label: "Findings", href: "/findings" }, { label: "Mentions" }]}
      />
      {page.unread > 0 ? <MarkRead /> : null}
      <Panel flush>
        {page.rows.length === 0 ? (
          <EmptyState title="Nobody has named you yet">
            Write @ and a name in a finding's comment, and that person reads it here.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line text-sm">
            {page.rows.map((one) => (
              <li key={one.id} className="grid gap-1 px-4 py-3">
                <p className="flex flex-wrap items-center gap-2">
                  <Link
                    href={`/findings/${one.finding.id}`}
                    className="font-medium hover:text-signal hover:underline"
                  >
                    {one.finding.rule} in {one.finding.subject}
                  </Link>
                  {one.unread ? <Badge look="signal">new</Badge> : null}
                </p>
                <p className="max-w-[75ch] whitespace-pre-line break-words">{one.comment}</p>
                <p className="text-muted text-xs">
                  {one.by}, <RelativeTime at={one.at} />
                </p>
              </li>
            ))}
          </ul>
        )}
        {page.nextCursor === null ? null : (
          <p className="border-line border-t px-4 py-2 text-sm">
            <Link
              href={`/findings/mentions?cursor=${page.nextCursor}`}
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
