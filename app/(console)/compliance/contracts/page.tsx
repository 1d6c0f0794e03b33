import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listContracts, listTools } from "@/lib/compliance/contracts/read.ts";
import type { ContractView } from "@/lib/compliance/contracts/schema.ts";
import { listClusters } from "@/lib/compliance/scope/read.ts";
import { listTeams } from "@/lib/inventory/read.ts";
import { ComplianceTabs } from "../compliance-tabs.tsx";
import { EndContract } from "./end-contract.tsx";
import { MakeContract } from "./make-contract.tsx";
import { ageWords, kindWords } from "./words.ts";

export const metadata = { title: "Evidence contracts" };

export default async function ContractsPage() {
  const actor = await currentActor();
  const [contracts, clusters, teams, tools] = await Promise.all([
    listContracts(actor),
    listClusters(actor),
    listTeams(actor),
    listTools(actor),
  ]);
  const canManage = may(actor, "compliance:manage");
  return (
    <>
      <PageHeader
        title="Which evidence was agreed on"
        description="What has to be looked at, by what, and how old a look may be. What is missing or stale becomes a finding with an owner."
        trail={[{ label: "Compliance", href: "/compliance" }, { label: "Evidence contracts" }]}
        action={canManage ? <MakeContract clusters={clusters} teams={teams} tools={tools} /> : null}
      />
      <div className="mb-4">
        <ComplianceTabs current="contracts" />
      </div>
      <Panel flush>
        {contracts.length === 0 ? (
          <EmptyState title="No contract yet">
            {canManage
              ? "Agree on one: for example that every host has a benchmark run that is no older than a day."
              : "Somebody who manages compliance can agree on one."}
          </EmptyState>
        ) : (
          <ul aria-label="Evidence contracts">
            {contracts.map((contract) => (
              <li
                key={contract.id}
                className="grid gap-x-8 gap-y-2 border-line border-b px-4 py-3 text-sm last:border-b-0 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_auto] md:items-center"
              >
                <Terms contract={contract} />
                <Kept contract={contract} />
                {canManage ? <EndContract id={contract.id} name={contract.name} /> : null}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

const Terms = ({ contract }: { contract: ContractView }) => (
  <div className="min-w-0">
    <p className="break-words font-medium">{contract.name}</p>
    <p className="text-muted text-xs">
      {kindWords(contract.kind)}
      {contract.cluster ? ` of ${contract.cluster.name}` : ""}: {contract.area}
      {contract.tool ? ` by ${contract.tool}` : ""}, at most {ageWords(contract.maxAgeHours)} old · given to{" "}
      {contract.team?.name ?? "whoever owns the asset"} · {contract.madeBy}
    </p>
  </div>
);

const Kept = ({ contract: { id, assets, kept, stale, missing, checkedAt } }: { contract: ContractView }) => {
  const broken = stale + missing;
  return (
    <div className="min-w-0">
      <p>
        {assets === 0 ? (
          <span className="text-muted">There is no such asset now.</span>
        ) : broken === 0 ? (
          <>Kept for all {exact(assets)}</>
        ) : (
          <>
            Kept for {exact(kept)} of {exact(assets)}.{" "}
            <Link
              className="text-signal hover:underline"
              href={`/findings?view=0&filter=${encodeURIComponent(`rule:plimsoll/evidence-missing,plimsoll/evidence-stale component:contract/${id}`)}`}
            >
              {exact(broken)} {plural(broken, "finding")}
            </Link>
          </>
        )}
      </p>
      <p className="text-muted text-xs">
        {missing > 0 ? `${exact(missing)} never looked at. ` : ""}
        {stale > 0 ? `${exact(stale)} too old. ` : ""}
        {checkedAt ? (
          <>
            Checked <RelativeTime at={checkedAt} />
          </>
        ) : (
          "Checked within a minute"
        )}
      </p>
    </div>
  );
};
