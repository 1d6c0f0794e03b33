import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import { listUnowned } from "@/lib/inventory/ownership/read.ts";
import { UnownedQuery } from "@/lib/inventory/ownership/schema.ts";
import { ruleWords } from "../../settings/ownership/rule-words.ts";

export const metadata = { title: "Unowned" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UnownedPage({ searchParams }: Props) {
  const actor = await currentActor();
  const query = UnownedQuery.safeParse({ cursor: (await searchParams).after });
  const { total, rows, suggestions, nextCursor } = await listUnowned(
    actor,
    query.success ? query.data : { limit: 100 },
  );
  const manages = may(actor, "teams:manage");
  return (
    <>
      <PageHeader
        title="What nobody answers for"
        description={`${exact(total)} live ${plural(total, "asset")} that no ownership rule takes.`}
        trail={[{ label: "Teams", href: "/teams" }, { label: "Unowned" }]}
      />
      {total === 0 ? (
        <EmptyState title="Everything has an owner">
          What a collector reports next and no rule takes will be listed here.
        </EmptyState>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[1fr_1fr]">
          <Panel
            title="Rules that would take them"
            description="As many as each takes, added in this order"
            flush
          >
            <ol className="divide-y divide-line text-sm">
              {suggestions.map((one) => (
                <li key={ruleWords(one)} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                  <span className="min-w-0 flex-1 basis-52">
                    <span className="break-words font-mono text-xs">{ruleWords(one)}</span>
                    <span className="block truncate text-muted text-xs">{one.samples.join(", ")}</span>
                  </span>
                  <span className="tabular text-muted text-xs">
                    {exact(one.assets)} {plural(one.assets, "asset")}
                  </span>
                  {manages ? (
                    <Button asChild>
                      <Link href={`/settings/ownership?${draftOf(one)}`}>Use it</Link>
                    </Button>
                  ) : null}
                </li>
              ))}
            </ol>
          </Panel>
          <Panel title="Assets" flush>
            <ul className="divide-y divide-line text-sm">
              {rows.map((asset) => (
                <li key={asset.id} className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5">
                  <span className="w-20 shrink-0 text-muted text-xs">{asset.kind}</span>
                  <span className="min-w-0 flex-1 basis-40">
                    <Link href={assetHref(asset)} className="break-words font-medium hover:underline">
                      {asset.name}
                    </Link>
                    <span className="block break-words text-muted text-xs">
                      {[asset.cluster, asset.namespace].filter(Boolean).join(" · ")}
                    </span>
                  </span>
                  <span className="min-w-0 max-w-full break-words font-mono text-muted text-xs">
                    {asset.suggestion === null
                      ? "nothing to tell it by"
                      : ruleWords(suggestions[asset.suggestion]!)}
                  </span>
                </li>
              ))}
            </ul>
            {nextCursor ? (
              <Link
                className="block border-line border-t px-4 py-2 text-signal text-sm underline"
                href={`/teams/unowned?after=${nextCursor}`}
              >
                Next {rows.length}
              </Link>
            ) : null}
          </Panel>
        </div>
      )}
    </>
  );
}

const draftOf = (rule: Parameters<typeof ruleWords>[0]): URLSearchParams =>
  new URLSearchParams(
    Object.entries({
      label: rule.label,
      labelValue: rule.labelValue,
      namespace: rule.namespace,
      cluster: rule.cluster,
      repository: rule.repository,
    }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
