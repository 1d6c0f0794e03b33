import Link from "next/link";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { getBaseline } from "@/lib/compliance/baselines/read.ts";
import { BaselineNumber, DriftQuery } from "@/lib/compliance/baselines/schema.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import { orNotFound } from "../../or-not-found.ts";
import { ArchiveBaseline } from "../archive-baseline.tsx";
import { DriftWords } from "../drift-words.tsx";

export const metadata = { title: "Baseline" };

interface Props {
  params: Promise<{ baselineId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const SAID = { pass: "passed", fail: "failed", manual: "left to people" } as const;
const SAYS = { pass: "passes", fail: "fails", manual: "is left to people" } as const;

export default async function BaselinePage(props: Props) {
  const address = BaselineNumber.safeParse(await props.params);
  if (!address.success) notFound();
  const { after } = await props.searchParams;
  const query = DriftQuery.safeParse(after === undefined ? {} : { after });
  const actor = await currentActor();
  const baseline = await orNotFound(
    getBaseline(actor, address.data.baselineId, query.data ?? DriftQuery.parse({})),
  );
  const { id, name, cluster, madeAt, madeBy, results, counts, drift, next } = baseline;
  return (
    <>
      <PageHeader
        title={name}
        description={`${cluster ?? "Estate"}: ${results.toLocaleString("en")} results of ${madeAt.slice(0, 10)}, saved by ${madeBy}.`}
        trail={[
          { label: "Compliance", href: "/compliance" },
          { label: "Baselines", href: "/compliance/baselines" },
          { label: name },
        ]}
        action={may(actor, "compliance:manage") ? <ArchiveBaseline id={id} name={name} /> : null}
      />
      <div className="mb-4 text-sm">
        <DriftWords counts={counts} />
      </div>
      <Panel title="Drift" flush>
        {drift.length === 0 ? (
          <EmptyState title="Nothing drifted">
            Every check says what it said when the baseline was saved.
          </EmptyState>
        ) : (
          <ul aria-label="Drift">
            {drift.map((line) => (
              <li
                key={`${line.asset.id}.${line.rule.id}`}
                className="grid gap-0.5 border-line border-b px-4 py-2.5 text-sm last:border-b-0"
              >
                <p className="break-words font-medium">{line.rule.title}</p>
                <p className="text-muted text-xs">
                  <Link className="inline-flex min-h-6 items-center underline" href={assetHref(line.asset)}>
                    {line.asset.name}
                  </Link>{" "}
                  · <span className="break-all font-mono">{line.rule.key}</span> · {SAID[line.was]} then,{" "}
                  {line.is === null ? "nobody says now" : `${SAYS[line.is]} now`}
                </p>
              </li>
            ))}
          </ul>
        )}
        {next ? (
          <p className="border-line border-t px-4 py-2 text-sm">
            <Link
              className="inline-flex min-h-6 items-center underline"
              href={`/compliance/baselines/${id}?after=${next}`}
            >
              Next
            </Link>
          </p>
        ) : null}
      </Panel>
    </>
  );
}
