import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { ruleFinder } from "../ownership.ts";
import { type PreviewedAsset, previewRules } from "./rule-preview.ts";
import type { Ownership, OwnershipPreview, RuleInput, Run, Suggestion, Unowned } from "./schema.ts";
import { suggestRule } from "./suggestion.ts";

/** The rules in their order, and how far their last change has been handed out. */
export const getOwnership = async (actor: Actor): Promise<Ownership> => {
  demand(actor, "inventory:read");
  const [rules, run] = await Promise.all([
    sql<Ownership["rules"][number]>`
      select team_id as "teamId", label, label_value as "labelValue", namespace, cluster, repository
      from ownership_rule order by position`,
    findRun(),
  ]);
  return { version: run?.id ?? 0, rules, run };
};

const findRun = async (): Promise<Run | null> => {
  const [run] = await sql<
    Omit<Run, "startedAt" | "finishedAt"> & { startedAt: Date; finishedAt: Date | null }
  >`
    select id, by, started_at as "startedAt", finished_at as "finishedAt", total, done, moved
    from ownership_run order by id desc limit 1`;
  return run
    ? { ...run, startedAt: run.startedAt.toISOString(), finishedAt: run.finishedAt?.toISOString() ?? null }
    : null;
};

/** What is counted when people speak of a team's assets: live ones; containers go with what runs them. */
const liveAssets = (): Promise<PreviewedAsset[]> =>
  sql<PreviewedAsset>`
    select a.id, a.kind, a.name, a.team_id as "teamId", a.labels, a.namespace,
      coalesce(c.name, case when a.kind = 'cluster' then a.name end) as cluster,
      coalesce(r.name, case when a.kind = 'repository' then a.name end) as repository
    from asset a left join asset c on c.id = a.cluster_id left join image_detail i on i.asset_id = a.id
    left join asset r on r.id = i.repository_id where a.live and a.kind <> 'container' order by a.name, a.id`;

/** What a list of rules would do to the live assets; nothing is changed. */
export const previewOwnership = async (actor: Actor, rules: RuleInput[]): Promise<OwnershipPreview> => {
  demand(actor, "teams:manage");
  return previewRules(rules, await liveAssets());
};

const SUGGESTED = 20;
const SAMPLES = 5;

const breadth = ({ label, repository, namespace, cluster }: Suggestion): number =>
  [label, repository, namespace, cluster].findIndex((pattern) => pattern !== null);

/** What nobody owns, by keyset (name, id), with the rules that would take most of it. */
export const listUnowned = async (
  actor: Actor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Unowned> => {
  demand(actor, "inventory:read");
  const assets = (await liveAssets()).filter((asset) => asset.teamId === null);
  const { suggestions, positions } = suggest(assets);
  const start = cursor === undefined ? 0 : assets.findIndex(({ id }) => id === Number(cursor)) + 1;
  const shown = assets.slice(start, start + limit);
  return {
    total: assets.length,
    suggestions,
    rows: shown.map(({ id, kind, name, cluster, namespace }) => ({
      id,
      kind,
      name,
      cluster,
      namespace,
      suggestion: positions.get(id) ?? null,
    })),
    nextCursor: start + limit < assets.length ? String(shown.at(-1)!.id) : null,
  };
};

/** The most particular first: how many each would take of these if all were added in this order. */
const suggest = (assets: PreviewedAsset[]): { suggestions: Suggestion[]; positions: Map<number, number> } => {
  const groups = Map.groupBy(assets, (asset) => JSON.stringify(suggestRule(asset)));
  groups.delete("null");
  const suggestions = [...groups]
    .map(
      ([rule, of]): Suggestion => ({
        ...JSON.parse(rule),
        assets: of.length,
        samples: of.slice(0, SAMPLES).map((asset) => asset.name),
      }),
    )
    .toSorted((a, b) => breadth(a) - breadth(b) || b.assets - a.assets)
    .slice(0, SUGGESTED);
  const find = ruleFinder(suggestions);
  const taken = assets.map((asset) => [asset.id, find(asset)] as const).filter(([, index]) => index >= 0);
  const counts = Map.groupBy(taken, ([, index]) => index);
  return {
    suggestions: suggestions.map((one, index) => ({ ...one, assets: counts.get(index)?.length ?? 0 })),
    positions: new Map(taken),
  };
};
