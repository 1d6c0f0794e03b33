import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { clock } from "@/lib/clock.ts";
import { listCollectors } from "@/lib/collectors/read.ts";
import { CollectorRow } from "./collector-row.tsx";
import { FeedList } from "./feed-list.tsx";

export const metadata = { title: "Collectors" };

export default async function CollectorsPage() {
  const actor = await currentActor();
  const collectors = await listCollectors(actor);
  const connect = may(actor, "collectors:manage") ? (
    <Button asChild look="primary">
      <Link href="/collectors/connect">Connect a collector</Link>
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Collectors"
        description="Where reports come from, when each spoke last, and what became of what it said."
        corner={may(actor, "export:create") ? <ExportMenu path="/collectors/export" /> : null}
        action={connect}
      />
      <Panel flush>
        {collectors.length === 0 ? (
          <EmptyState title="No collector yet" action={connect}>
            A collector is a name with a token: a pipeline, a node or a script that sends its scanner's
            reports here. Until there is one,{" "}
            <Link href="/upload" className="text-signal underline">
              upload a report
            </Link>
            .
          </EmptyState>
        ) : (
          <ul aria-label="Collectors">
            {collectors.map((collector) => (
              <CollectorRow key={collector.id} collector={collector} now={clock()} />
            ))}
          </ul>
        )}
      </Panel>
      <div className="mt-4">
        <FeedList actor={actor} />
      </div>
    </>
  );
}
