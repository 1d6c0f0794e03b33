import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { listDueAttestations } from "@/lib/compliance/attestations/read.ts";
import { type DueAttestation, DueQuery } from "@/lib/compliance/attestations/schema.ts";
import { addressOf, type SearchParams } from "../address.ts";
import { ComplianceTabs } from "../compliance-tabs.tsx";

export const metadata = { title: "Attestations due" };

const WORDS: Readonly<Record<DueAttestation["due"], string>> = {
  review: "waits for another person to agree",
  ends: "ends",
  over: "ended",
};

export default async function DuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { after } = await searchParams;
  const query = DueQuery.safeParse(after === undefined ? {} : { after });
  const { rows, next } = await listDueAttestations(await currentActor(), query.data ?? DueQuery.parse({}));
  return (
    <>
      <PageHeader
        title="Which attestations need somebody"
        description="What waits for review, what ends within 30 days, and what is over with nothing newer in its place."
        trail={[{ label: "Compliance", href: "/compliance" }, { label: "Attestations due" }]}
      />
      <div className="mb-4">
        <ComplianceTabs current="due" />
      </div>
      <Panel flush>
        {rows.length === 0 ? (
          <EmptyState title="No attestation needs anybody">
            Open a control that people assess, and choose Attest.
          </EmptyState>
        ) : (
          <ul aria-label="Attestations due">
            {rows.map(({ id, framework, control, cluster, author, expiresAt, due }) => (
              <li key={id} className="grid gap-0.5 border-line border-b px-4 py-2.5 text-sm last:border-b-0">
                <Link
                  className="inline-flex min-h-6 items-center font-medium hover:underline"
                  href={addressOf([framework, control], { cluster: cluster?.id ?? null })}
                >
                  {framework} {control}
                </Link>
                <p className="text-muted text-xs">
                  {WORDS[due]}
                  {due === "review" ? "" : ` ${expiresAt.slice(0, 10)}`} · {cluster?.name ?? "Estate"} ·{" "}
                  {author}
                </p>
              </li>
            ))}
          </ul>
        )}
        {next ? (
          <p className="border-line border-t px-4 py-2 text-sm">
            <Link
              className="inline-flex min-h-6 items-center underline"
              href={`/compliance/due?after=${next}`}
            >
              Next
            </Link>
          </p>
        ) : null}
      </Panel>
    </>
  );
}
