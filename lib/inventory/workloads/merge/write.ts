import type { CopyTx } from "../../../db/transaction.ts";
import type { Cause } from "../../../findings/states/write.ts";
import { joinImages } from "../../../ingest/statements/join/write.ts";
import { joinEvents } from "../../../runtime/write.ts";
import { joinHistory } from "../../lifetimes/write.ts";
import { settleSubjects } from "../../subjects/write.ts";

/**
 * A workload known by a guessed name turned out to be another: what was filed under the guess becomes the real one's,
 * as if its name had been known from the start. Findings keep their earliest first sighting and both histories; two
 * contradicting decisions leave the finding open, for a person to look at.
 */
export const joinWorkloads = async (
  tx: CopyTx,
  [guessed, real]: [number, number],
  cause: Cause,
): Promise<void> => {
  await joinTwins(tx, guessed, real);
  const moved = await tx.sql<{ id: number }>`
    update finding set subject_id = ${real}, version = version + 1, changed_at = ${tx.now}
    where subject_id = ${guessed} returning id`;
  await tx.sql`
    insert into timeline_entry (finding_id, at, event, actor_kind, actor_id, actor_name, report_id, detail)
    select unnest(${moved.map((row) => row.id)}::int[]), ${tx.now}, 'moved', ${cause.actor.kind}, ${cause.actor.id},
      ${cause.actor.name}, ${cause.reportId}::int, jsonb_build_object('from', (select name from asset where id = ${guessed}),
      'to', (select name from asset where id = ${real}))`;
  await tx.sql`delete from finding_count where subject_id = ${guessed}`;
  await moveInventory(tx, guessed, real);
  await joinImages(tx, [guessed, real], cause);
  await settleSubjects(tx, [real], cause);
};

/** Findings that both have: one identity, so one row. */
const joinTwins = async (tx: CopyTx, guessed: number, real: number): Promise<void> => {
  const twins = await tx.sql<{ gone: number; into: number; contradict: boolean }>`
    select g.id as gone, r.id as into, g.status <> 0 and r.status <> 0 and g.status <> r.status as contradict
    from finding g join finding r on r.subject_id = ${real} and r.kind = g.kind and r.rule_id = g.rule_id and r.component_id = g.component_id
    where g.subject_id = ${guessed} order by g.id`;
  for (const { gone, into, contradict } of twins) {
    await tx.sql`update finding k set first_seen = least(k.first_seen, g.first_seen),
        first_report_id = case when g.first_seen < k.first_seen then g.first_report_id else k.first_report_id end,
        status = case when ${contradict} then 0 when k.status = 0 then g.status else k.status end,
        override = coalesce(k.override, g.override), needs_review = k.needs_review or g.needs_review or ${contradict},
        version = k.version + 1, changed_at = ${tx.now}
      from finding g where k.id = ${into} and g.id = ${gone}`;
    await tx.sql`update occurrence set finding_id = ${into} where finding_id = ${gone}`;
    await tx.sql`update occurrence_past set finding_id = ${into} where finding_id = ${gone}`;
    await tx.sql`update timeline_entry set finding_id = ${into} where finding_id = ${gone}`;
    await joinEvents(tx, gone, into);
    await tx.sql`delete from decision d where finding_id = ${gone} and exists (select from decision where finding_id = ${into})`;
    await tx.sql`update decision set finding_id = ${into} where finding_id = ${gone}`;
    await tx.sql`delete from finding where id = ${gone}`;
  }
};

const moveInventory = async (tx: CopyTx, guessed: number, real: number): Promise<void> => {
  await tx.sql`update container_detail set workload_id = ${real} where workload_id = ${guessed}`;
  await joinHistory(tx, { workload: [guessed, real] });
  await tx.sql`update kubernetes_object set workload_id = ${real} where workload_id = ${guessed}`;
  await tx.sql`insert into workload_image as w (workload_id, image_id, reference, first_seen, last_seen, gone_at)
    select ${real}, image_id, reference, first_seen, last_seen, gone_at from workload_image where workload_id = ${guessed}
    on conflict (workload_id, image_id) do update set
      first_seen = least(w.first_seen, excluded.first_seen), last_seen = greatest(w.last_seen, excluded.last_seen),
      gone_at = case when w.gone_at is null or excluded.gone_at is null then null else greatest(w.gone_at, excluded.gone_at) end`;
  await tx.sql`update asset k set first_seen = least(k.first_seen, g.first_seen), team_id = coalesce(k.team_id, g.team_id)
    from asset g where k.id = ${real} and g.id = ${guessed}`;
  await tx.sql`delete from workload_image where workload_id = ${guessed}`;
  await tx.sql`delete from workload_detail where asset_id = ${guessed}`;
  await tx.sql`insert into asset_merged (id, into_id) values (${guessed}, ${real}) on conflict do nothing`;
};
