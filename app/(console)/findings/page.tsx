import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { inGrammar, queryIn } from "@/lib/findings/address.ts";
import { FindingFilter } from "@/lib/findings/filter.ts";
import { countFacets } from "@/lib/findings/list/facets/read.ts";
import { facetsQuery, findingsQuery, viewsQuery } from "@/lib/findings/queries.ts";
import { listFindings } from "@/lib/findings/read.ts";
import { viewAddress } from "@/lib/findings/views/address.ts";
import { listViews } from "@/lib/findings/views/read.ts";
import { FindingsTable } from "./findings-table.tsx";
import { ViewTabs } from "./view-tabs.tsx";

export const metadata: Metadata = { title: "Findings" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FindingsPage({ searchParams }: Props) {
  const actor = await currentActor();
  const params = await searchParams;
  const views = await listViews(actor);
  const start = Object.keys(params).length === 0 ? views.find(({ isDefault }) => isDefault) : undefined;
  if (start) redirect(viewAddress(start));
  const query = inGrammar(queryIn(params));
  const filter = FindingFilter.safeParse(query);
  const client = new QueryClient();
  client.setQueryData(viewsQuery().queryKey, { views });
  // An address nobody can read is left to the list, which says what is wrong with it.
  if (filter.success) {
    await Promise.all([
      client.infiniteQuery({ ...findingsQuery(query), queryFn: () => listFindings(actor, filter.data) }),
      client.query({ ...facetsQuery(query), queryFn: () => countFacets(actor, filter.data) }),
    ]);
  }
  return (
    <>
      <PageHeader
        title="Findings"
        description="What scanners found, each problem once per image repository, workload, host or source."
        corner={
          <>
            <Button asChild look="quiet">
              <Link href="/findings/deadlines">Deadlines</Link>
            </Button>
            <Button asChild look="quiet">
              <Link href="/findings/history">History</Link>
            </Button>
            <Button asChild look="quiet">
              <Link href="/findings/mentions">Mentions</Link>
            </Button>
            <Button asChild look="quiet">
              <Link href="/vex">VEX</Link>
            </Button>
            {may(actor, "export:create") ? (
              <ExportMenu
                path="/findings/export"
                without={["finding", "hide", "density", "view", "group", "order"]}
              />
            ) : null}
          </>
        }
      />
      <HydrationBoundary state={dehydrate(client)}>
        <ViewTabs canShare={may(actor, "views:share")} canManage={may(actor, "views:manage")} />
        <FindingsTable canTriage={may(actor, "findings:triage")} />
      </HydrationBoundary>
    </>
  );
}
