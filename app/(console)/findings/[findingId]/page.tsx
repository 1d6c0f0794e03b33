import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { findFinding } from "@/lib/findings/detail/read.ts";
import { FindingReference } from "@/lib/findings/detail/schema.ts";
import { findingQuery } from "@/lib/findings/queries.ts";
import { FindingPageBody } from "./finding-page-body.tsx";

export const metadata: Metadata = { title: "Finding" };

export default async function FindingPage({ params }: { params: Promise<{ findingId: string }> }) {
  const actor = await currentActor();
  const { findingId } = FindingReference.safeParse(await params).data ?? {};
  const finding = findingId === undefined ? null : await findFinding(actor, findingId);
  if (!finding) notFound();
  // A fingerprint, or a number that a merge retired.
  if (String(finding.id) !== findingId) permanentRedirect(`/findings/${finding.id}`);
  const client = new QueryClient();
  client.setQueryData(findingQuery(finding.id).queryKey, finding);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FindingPageBody id={finding.id} canTriage={may(actor, "findings:triage")} />
    </HydrationBoundary>
  );
}
