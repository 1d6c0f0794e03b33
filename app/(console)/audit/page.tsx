import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { auditStatus, listAuditEntries } from "@/lib/audit/read.ts";
import { listSegments } from "@/lib/audit/segments/read.ts";
import { EntryItem } from "./entry-item.tsx";
import { addressWith, filterOf, type SearchParams } from "./filter.ts";
import { FilterForm } from "./filter-form.tsx";
import { LogState } from "./log-state.tsx";
import { SealedSegments } from "./sealed-segments.tsx";

export const metadata = { title: "Audit" };

/** Days in the address are instants to the API. */
const exportQuery = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => ({
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
});

export default async function AuditPage(props: { searchParams: Promise<SearchParams> }) {
  const params = await props.searchParams;
  const actor = await currentActor();
  const { filter, refused } = filterOf(params);
  const [status, { entries, nextCursor }, segments] = await Promise.all([
    auditStatus(actor),
    listAuditEntries(actor, filter),
    listSegments(actor),
  ]);
  return (
    <>
      <PageHeader
        title="Audit"
        description="Who did what to what, when and from where. Entries are added, never changed."
        corner={
          may(actor, "export:create") ? (
            <ExportMenu path="/audit/export" without={["cursor"]} query={exportQuery(filter)} />
          ) : null
        }
      />
      <div className="grid gap-4">
        <LogState status={status} canExport={may(actor, "audit:export")} />
        <FilterForm params={params} refused={refused} />
        <Panel flush>
          {entries.length === 0 ? (
            <EmptyState
              title={addressWith(params, {}) === "/audit" ? "Nothing is recorded yet" : "No entry matches"}
            >
              Every change is recorded here about a second after it was made.
            </EmptyState>
          ) : (
            <ol aria-label="Entries, the newest first">
              {entries.map((entry) => (
                <EntryItem key={entry.seq} entry={entry} params={params} />
              ))}
            </ol>
          )}
        </Panel>
        <nav aria-label="Pages" className="flex justify-between">
          {filter.cursor ? (
            <Button asChild look="quiet">
              <Link href={addressWith(params, {})}>Newest</Link>
            </Button>
          ) : (
            <span />
          )}
          {nextCursor ? (
            <Button asChild>
              <Link href={addressWith(params, { cursor: String(nextCursor) })}>Older entries</Link>
            </Button>
          ) : null}
        </nav>
        {nextCursor === null && segments.length > 0 ? (
          <SealedSegments
            segments={segments}
            canTake={may(actor, "audit:export")}
            canLetGo={may(actor, "operations:manage")}
          />
        ) : null}
      </div>
    </>
  );
}
