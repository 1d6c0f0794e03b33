import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import type { BaselineWish } from "./schema.ts";

/**
 * Saves what every check says now of the live assets of a scope; of several places on one asset the worst.
 *
 * @throws AppError forbidden, not_found (no such cluster), invalid (no check has said anything)
 */
export const saveBaseline = async (
  actor: Actor,
  { name, cluster }: BaselineWish,
): Promise<{ id: number }> => {
  demand(actor, "compliance:manage");
  return copyAtomic(async (tx) => {
    if (cluster !== undefined) {
      const [row] =
        await tx.sql`select 1 from asset where id = ${cluster}::int and kind = 'cluster' and live`;
      if (!row) throw new AppError("not_found", `There is no cluster ${cluster}.`);
    }
    const [made] = await tx.sql<{ id: number }>`
      insert into baseline (name, cluster_id, made_by, made_at)
      values (${name}, ${cluster ?? null}::int, ${actor.name}, ${tx.now}) returning id`;
    const [kept] = await tx.sql<{ n: number }>`
      with kept as (
        insert into baseline_result (baseline_id, asset_id, rule_id, outcome)
        select ${made!.id}::int, c.asset_id, c.rule_id,
          case when bool_or(c.outcome = 1) then 1 when bool_or(c.outcome = 0) then 0 else min(c.outcome) end
        from check_result c join asset a on a.id = c.asset_id and a.live
        where ${cluster ?? null}::int is null or a.id = ${cluster ?? null}::int or a.cluster_id = ${cluster ?? null}::int
        group by c.asset_id, c.rule_id returning 1)
      select count(*)::int as n from kept`;
    if (kept!.n === 0)
      throw new AppError("invalid", "No check has said anything there yet: send a report first.");
    await record(tx, actor, {
      action: "baseline.saved",
      subject: { kind: "baseline", id: made!.id, name },
      after: { cluster: cluster ?? null, results: kept!.n },
    });
    return { id: made!.id };
  });
};

/** Takes a baseline out of the list; nothing of it is deleted. @throws AppError forbidden, not_found */
export const archiveBaseline = async (actor: Actor, id: number): Promise<void> => {
  demand(actor, "compliance:manage");
  await copyAtomic(async (tx) => {
    const [row] = await tx.sql<{ name: string }>`
      update baseline set archived_at = ${tx.now}, version = version + 1
      where id = ${id} and archived_at is null returning name`;
    if (!row) throw new AppError("not_found", `There is no baseline ${id}.`);
    await record(tx, actor, {
      action: "baseline.archived",
      subject: { kind: "baseline", id, name: row.name },
    });
  });
};
