import { systemActor } from "../../../access/actor.ts";
import { record } from "../../../audit/write.ts";
import type { SqlRunner } from "../../../db/sql.ts";
import { type CopyTx, copyAtomic } from "../../../db/transaction.ts";
import { CONTAINER_RETENTION_DAYS } from "../schema.ts";

const DAY = 86_400_000;
const LOCK = "plimsoll.container_roll_up";

/** Containers that nobody has mentioned since, and that ended before, are kept as counts only. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - CONTAINER_RETENTION_DAYS * DAY);

/** The roll-up in a transaction of its own; `rollUp` records what it removed. Answers how many containers that was. */
export const rollUpNow = (): Promise<number> => copyAtomic((tx) => rollUp(tx));

/**
 * Counts containers that ended before `keptSince` by day, workload, image, host, lifetime and outcome, and removes
 * them. One that a host's list still shows stays however old it is: it would come back with the next look.
 */
export const rollUp = async (tx: CopyTx): Promise<number> => {
  const through = keptSince(tx.now);
  await tx.sql`select pg_advisory_xact_lock(hashtext(${LOCK}))`;
  await tx.sql`
    create temp table leaving (asset_id int, day date, workload_id int, image_id int, host_id int, bucket int2, outcome int2) on commit drop`;
  const rows = await tx.sql<{ n: number }>`
    with found as (
      insert into leaving
      select a.id, (coalesce(l.ended_at, a.gone_at) at time zone 'UTC')::date, coalesce(l.workload_id, 0), coalesce(l.image_id, 0),
        coalesce(l.host_id, 0), l.bucket, l.outcome
      from asset a join container_lifetime l on l.asset_id = a.id
      where a.kind = 'container' and not a.live and a.last_seen < ${through} and coalesce(l.ended_at, a.gone_at) < ${through}
        and (a.gone_at is not null or not exists (
          select from inventory_applied i where i.cluster_id = l.host_id and i.object_kind = 'Container'))
        and not exists (select from finding f where f.subject_id = a.id)
        and not exists (select from statement s where s.asset_id = a.id)
      returning 1)
    select count(*)::int as n from found`;
  const containers = rows[0]!.n;
  if (containers > 0) await replaceByCounts(tx, through, containers);
  await tx.sql`drop table leaving`;
  return containers;
};

const replaceByCounts = async (tx: CopyTx, through: Date, containers: number): Promise<void> => {
  await tx.sql`
    insert into container_history as h (day, workload_id, image_id, host_id, bucket, outcome, containers)
    select day, workload_id, image_id, host_id, bucket, outcome, count(*)::int from leaving group by 1, 2, 3, 4, 5, 6
    on conflict (workload_id, image_id, host_id, day, bucket, outcome) do update set containers = h.containers + excluded.containers`;
  await tx.sql`
    insert into container_roll_up as r (host_id, through) select distinct host_id, ${through}::timestamptz from leaving
    on conflict (host_id) do update set through = greatest(r.through, excluded.through)`;
  await tx.sql`delete from container_detail c using leaving l where c.asset_id = l.asset_id`;
  await tx.sql`delete from area_state s using leaving l where s.asset_id = l.asset_id`;
  await tx.sql`delete from asset a using leaving l where a.id = l.asset_id`;
  await record(tx, systemActor("inventory"), {
    action: "inventory.rolled_up",
    subject: { kind: "inventory", id: "containers" },
    detail: { containers, endedBefore: through.toISOString() },
  });
};

/**
 * Which of these hosts' containers a report of that time may no longer add, because one it speaks of may have been
 * rolled up: it would be counted twice. Null stands for a host that nobody named.
 */
export const rolledUpHosts = async (
  tx: SqlRunner & { now: Date },
  hostIds: readonly (number | null)[],
  at: Date,
): Promise<ReadonlySet<number | null>> => {
  if (at >= keptSince(tx.now)) return new Set();
  // No roll-up begins between this question and the end of the transaction.
  await tx.sql`select pg_advisory_xact_lock_shared(hashtext(${LOCK}))`;
  const rows = await tx.sql<{ id: number }>`
    select host_id as id from container_roll_up where host_id = any(${hostIds.map((id) => id ?? 0)}::int[]) and through > ${at}`;
  return new Set(rows.map(({ id }) => (id === 0 ? null : id)));
};
