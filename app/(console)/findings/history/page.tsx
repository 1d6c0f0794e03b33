import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listBulk } from "@/lib/findings/bulk/read.ts";
import { BulkQuery, type BulkView } from "@/lib/findings/bulk/schema.ts";
import { deedText } from "../deed-text.ts";
import { UndoButton } from "./undo-button.tsx";

export const metadata = { title: "Changes to many" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryPage({ searchParams }: Props) {
  const actor = await currentActor();
  const asked = BulkQuery.safeParse(await searchParams);
  const page = await listBulk(actor, asked.success ? asked.data : BulkQuery.parse({}));
  const triages = may(actor, "findings:triage");
  return (
    <>
      <PageHeader
        title="What was done to many findings at once"
        description="Each can be taken back at any time: what nobody touched since becomes exactly what it was."
        trail={[{ label: "Findings", href: "/findings" }, { label: "Changes to many" }]}
      />
      <Panel flush>
        {page.rows.length === 0 ? (
          <EmptyState title="Nothing yet">
            Select findings in the list with x, and say what is to be done.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line text-sm">
            {page.rows.map((one) => (
              <Entry key={one.id} one={one} mayUndo={triages} />
            ))}
          </ul>
        )}
        {page.nextCursor === null ? null : (
          <p className="border-line border-t px-4 py-2 text-sm">
            <Link
              href={`/findings/history?cursor=${page.nextCursor}`}
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

function Entry({ one, mayUndo }: { one: BulkView; mayUndo: boolean }) {
  const comment = "comment" in one.deed ? one.deed.comment : "";
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">
          {deedText(one.deed)}: {exact(one.done)} {plural(one.done, "finding")}
        </p>
        {comment ? <p className="max-w-[75ch] break-words text-muted">{comment}</p> : null}
        <p className="break-all text-muted text-xs">
          {one.filter === null ? (
            "chosen one by one"
          ) : (
            <code className="font-mono">{one.filter || "everything open"}</code>
          )}
        </p>
      </div>
      <p className="text-muted text-xs">
        {one.by}, <RelativeTime at={one.at} />
      </p>
      {one.undone ? (
        <p className="text-muted text-xs">
          taken back by {one.undone.by} (<span className="tabular">{exact(one.undone.restored)}</span>),{" "}
          <RelativeTime at={one.undone.at} />
        </p>
      ) : mayUndo ? (
        <UndoButton id={one.id} />
      ) : null}
    </li>
  );
}
