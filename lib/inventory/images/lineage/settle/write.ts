import { systemActor } from "../../../../access/actor.ts";
import { record } from "../../../../audit/write.ts";
import type { SqlRunner } from "../../../../db/sql.ts";
import { copyAtomic } from "../../../../db/transaction.ts";
import { PLATFORM_PACKAGES } from "../../../../findings/platform.ts";
import { recountFindings } from "../../../../findings/states/write.ts";

/**
 * Has a job look again at what comes from a base, where a report touched repositories whose images share their lowest
 * layer with another's. A job, because bases and what is built on them belong to different reports, and a report must
 * not wait for either.
 */
export const lookAtLineage = async (tx: SqlRunner, repositoryIds: number[]): Promise<void> => {
  if (repositoryIds.length === 0) return;
  await tx.sql`
    select graphile_worker.add_job('lineage_settle', payload := json_build_object('repositoryId', r.id), priority := 5,
      max_attempts := 8, job_key := 'lineage ' || r.id)
    from unnest(${repositoryIds}::int[]) r(id)
    where exists (select from image_detail i join image_detail o on o.layers[1] = i.layers[1] and cardinality(o.layers) > 0
      where i.repository_id = r.id and cardinality(i.layers) > 0 and o.repository_id <> r.id)`;
};

/**
 * Says of each open vulnerability of a repository whether it is the platform's side: a package of the operating
 * system, or inherited wherever it is live. Only rows that change are written.
 */
export const settleBaseLayers = (repositoryId: number): Promise<void> =>
  copyAtomic(async (tx) => {
    const [subject] = await tx.sql<{ name: string }>`
      select name from asset where id = ${repositoryId} and kind = 'repository' for update`;
    if (!subject) return;
    const changed = await tx.sql<{ platform: boolean }>`
      with seen as (
        select o.finding_id, bool_and(exists (
          select from inherited v where v.image_id = o.asset_id and v.finding_id = o.finding_id)) as inherited
        from image_detail i join asset a on a.id = i.asset_id and a.live join occurrence o on o.asset_id = i.asset_id
        where i.repository_id = ${repositoryId} group by 1),
      side as (
        select f.id, c.type = any(${PLATFORM_PACKAGES}::text[]) or coalesce(s.inherited, f.platform) as platform
        from finding f join component c on c.id = f.component_id left join seen s on s.finding_id = f.id
        where f.subject_id = ${repositoryId} and f.kind = 0 and f.state < 2)
      update finding f set platform = side.platform from side
      where f.id = side.id and f.platform <> side.platform returning f.platform`;
    if (changed.length === 0) return;
    await recountFindings(tx, [repositoryId]);
    const toPlatform = changed.filter(({ platform }) => platform).length;
    await record(tx, systemActor("lineage"), {
      action: "lineage.settled",
      subject: { kind: "asset", id: repositoryId, name: subject.name },
      detail: { toPlatform, toOwner: changed.length - toPlatform },
    });
  });
