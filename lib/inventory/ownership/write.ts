import { type Actor, systemActor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import type { SqlRunner } from "../../db/sql.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/queue.ts";
import { type OwnedAsset, type OwnershipRule, ruleFinder } from "../ownership.ts";
import type { RuleChange, RuleInput } from "./schema.ts";

/** Up to so many assets are handed out with the rules themselves; more are a job's work, which shows how far it is. */
const AT_ONCE = 2_000;
const BATCH = 5_000;

/** Gives assets that a report spoke of their team. Where there are no rules, none of them ever had one. */
export const assignTeams = async (tx: SqlRunner, assetIds: number[]): Promise<void> => {
  const rules = assetIds.length === 0 ? [] : await rulesNow(tx);
  if (rules.length > 0) await assign(tx, rules, assetIds);
};

const rulesNow = (tx: SqlRunner): Promise<OwnershipRule[]> =>
  tx.sql<OwnershipRule>`
    select team_id as "teamId", position, label, label_value as "labelValue", namespace, cluster, repository
    from ownership_rule order by position`;

/**
 * Gives assets their team by the ordered rules. Containers follow their workload, and what no rule matches is unowned.
 *
 * @returns how many changed hands
 */
const assign = async (
  tx: SqlRunner,
  rules: readonly OwnershipRule[],
  assetIds: number[] | "all",
): Promise<number> => {
  const assets = await tx.sql<OwnedAsset & { id: number; teamId: number | null }>`
    select a.id, a.team_id as "teamId", coalesce(w.labels, '{}') || a.labels as labels, coalesce(w.namespace, a.namespace) as namespace,
      coalesce(c.name, case when a.kind = 'cluster' then a.name end) as cluster,
      coalesce(r.name, case when a.kind = 'repository' then a.name end) as repository
    from asset a left join asset c on c.id = a.cluster_id left join image_detail i on i.asset_id = a.id
    left join asset r on r.id = i.repository_id left join container_detail d on d.asset_id = a.id left join asset w on w.id = d.workload_id
    where (${assetIds === "all"} or a.id = any(${assetIds === "all" ? [] : assetIds}::int[])) order by a.id`;
  const find = ruleFinder(rules);
  const moves = assets.flatMap((asset) => {
    const teamId = rules[find(asset)]?.teamId ?? null;
    return teamId === asset.teamId ? [] : [{ id: asset.id, teamId }];
  });
  if (moves.length === 0) return 0;
  await tx.sql`update asset a set team_id = x."teamId"
    from unnest(${moves.map((move) => move.id)}::int[], ${moves.map((move) => move.teamId)}::int[]) x(id, "teamId")
    where a.id = x.id`;
  return moves.length;
};

/** Saves the whole ordered list and hands it out. @throws AppError conflict (somebody was faster), invalid (no such team) */
export const saveRules = (actor: Actor, { rules, version }: RuleChange): Promise<{ runId: number }> => {
  demand(actor, "teams:manage");
  return copyAtomic(async (tx) => {
    const before = await lockRules(tx, version);
    await demandTeams(tx, rules);
    await replaceRules(tx, rules);
    const runId = await handOut(tx, actor);
    await record(tx, actor, {
      action: "ownership.changed",
      subject: { kind: "ownership", id: runId, name: "Ownership rules" },
      before,
      after: rules,
    });
    return { runId };
  });
};

const lockRules = async (tx: SqlRunner, version: number): Promise<unknown[]> => {
  await tx.sql`lock table ownership_run in share row exclusive mode`;
  const [newest] = await tx.sql<{
    id: number;
    by: string;
  }>`select id, by from ownership_run order by id desc limit 1`;
  if ((newest?.id ?? 0) !== version) {
    const who = newest ? `${newest.by} changed` : "Somebody changed";
    throw new AppError(
      "conflict",
      `${who} the rules after you opened them. Read them again, then make your change.`,
    );
  }
  return tx.sql`select team_id as "teamId", label, label_value as "labelValue", namespace, cluster, repository
    from ownership_rule order by position`;
};

const demandTeams = async (tx: SqlRunner, rules: RuleInput[]): Promise<void> => {
  const asked = [...new Set(rules.map((rule) => rule.teamId))];
  const rows = await tx.sql<{ id: number }>`
    select id from team where id = any(${asked}::int[]) and archived_at is null`;
  const missing = asked.filter((id) => !rows.some((row) => row.id === id));
  if (missing.length > 0) throw new AppError("invalid", `There is no team ${missing[0]}, or it is archived.`);
};

const replaceRules = async (tx: SqlRunner, rules: RuleInput[]): Promise<void> => {
  await tx.sql`delete from ownership_rule`;
  await tx.sql`
    insert into ownership_rule (position, team_id, label, label_value, namespace, cluster, repository)
    select r.position, r.team, r.label, r.value, r.namespace, r.cluster, r.repository
    from unnest(${rules.map((r) => r.teamId)}::int[], ${rules.map((r) => r.label)}::text[], ${rules.map((r) => r.labelValue)}::text[],
      ${rules.map((r) => r.namespace)}::text[], ${rules.map((r) => r.cluster)}::text[], ${rules.map((r) => r.repository)}::text[])
      with ordinality r(team, label, value, namespace, cluster, repository, position)`;
};

/** Begins to give every asset its team anew: at once where they are few. The caller records why. */
export const handOut = async (tx: SqlRunner, actor: Actor): Promise<number> => {
  const [run] = await tx.sql<{ id: number; total: number }>`
    insert into ownership_run (by, started_at, total) select ${actor.name}, now(), count(*)::int from asset returning id, total`;
  if (run!.total > AT_ONCE) await enqueue(tx, "ownership_apply", { runId: run!.id }, { priority: -5 });
  else {
    const moved = await assign(tx, await rulesNow(tx), "all");
    await tx.sql`update ownership_run set finished_at = now(), done = total, moved = ${moved} where id = ${run!.id}`;
  }
  return run!.id;
};

/**
 * The next few thousand assets of a run. A run that newer rules overtook ends where it is.
 *
 * @param after the last asset that was done
 * @returns the last that is done now; null at the end
 */
export const handOutSome = (runId: number, after: number): Promise<number | null> =>
  copyAtomic(async (tx) => {
    const [run] = await tx.sql<{ newest: boolean; moved: number }>`
      select id = (select max(id) from ownership_run) as newest, moved from ownership_run where id = ${runId} for update`;
    if (!run?.newest) return null;
    const rows = await tx.sql<{ id: number }>`
      select id from asset where id > ${after}::int order by id limit ${BATCH}::int for no key update`;
    const ids = rows.map((row) => row.id);
    const moved = await assign(tx, await rulesNow(tx), ids);
    const last = rows.length < BATCH;
    await tx.sql`update ownership_run set done = case when ${last} then total else least(total, done + ${rows.length}::int) end,
      moved = moved + ${moved}::int, finished_at = case when ${last} then now() end where id = ${runId}`;
    if (last)
      await record(tx, systemActor("ownership"), {
        action: "ownership.applied",
        subject: { kind: "ownership", id: runId, name: "Ownership rules" },
        detail: { moved: run.moved + moved },
      });
    return last ? null : rows.at(-1)!.id;
  });
