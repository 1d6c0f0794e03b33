import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listBaselines } from "@/lib/compliance/baselines/read.ts";
import { listClusters } from "@/lib/compliance/scope/read.ts";
import { ComplianceTabs } from "../compliance-tabs.tsx";
import { DriftWords } from "./drift-words.tsx";
import { SaveBaseline } from "./save-baseline.tsx";

export const metadata = { title: "Baselines" };

export default async function BaselinesPage() {
  const actor = await currentActor();
  const [baselines, clusters] = await Promise.all([listBaselines(actor), listClusters(actor)]);
  return (
    <>
      <PageHeader
        title="What drifted from what was accepted"
        description="A baseline keeps what every check said of a scope on one day. Only what differs now is shown."
        trail={[{ label: "Compliance", href: "/compliance" }, { label: "Baselines" }]}
        action={may(actor, "compliance:manage") ? <SaveBaseline clusters={clusters} /> : null}
      />
      <div className="mb-4">
        <ComplianceTabs current="baselines" />
      </div>
      <Panel flush>
        {baselines.length === 0 ? (
          <EmptyState title="No baseline yet">
            Save one on a day when the checks say what you accept: from then on only drift is shown.
          </EmptyState>
        ) : (
          <ul aria-label="Baselines">
            {baselines.map(({ id, name, cluster, madeBy, madeAt, results, counts }) => (
              <li
                key={id}
                className="grid gap-x-8 gap-y-1 border-line border-b px-4 py-3 text-sm last:border-b-0 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
              >
                <div className="min-w-0">
                  <Link
                    className="inline-flex min-h-6 items-center break-words font-medium hover:underline"
                    href={`/compliance/baselines/${id}`}
                  >
                    {name}
                  </Link>
                  <p className="text-muted text-xs">
                    {cluster ?? "Estate"} · {results.toLocaleString("en")} results · {madeBy},{" "}
                    <RelativeTime at={madeAt} />
                  </p>
                </div>
                <DriftWords counts={counts} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
