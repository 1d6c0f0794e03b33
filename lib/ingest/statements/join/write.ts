import type { CopyTx } from "../../../db/transaction.ts";
import { identifyFindings, tupleKey } from "../../../findings/identify/write.ts";
import { whole } from "../../../findings/states/standing.ts";
import type { Cause } from "../../../findings/states/write.ts";
import { settleStates } from "../../../findings/states/write.ts";
import { joinBills } from "../../../inventory/packages/write.ts";
import { followMerge } from "../../../notifications/outbox/write.ts";
import { mergeSlices, type Order } from "../../spans.ts";
import { historiesOf } from "../histories/write.ts";
import { replaceSpans } from "../history/write.ts";
import { UNKNOWN_DIGEST } from "../named.ts";

/** Two rows turned out to be one image: their histories become one, as if the fact had been known from the start. */
export const joinImages = async (
  tx: CopyTx,
  [gone, into]: [number, number],
  _cause: Cause,
): Promise<void> => {
  const shared = await tx.sql<{ id: number }>`
    select slice as id from statement, unnest(slices) slice where asset_id in (${gone}, ${into})
    group by slice having count(distinct asset_id) > 1 order by slice`;
  for (const { id } of shared) await joinSlice(tx, id, gone, into);
  // What only the vanishing row had goes over as it is.
  await tx.sql`update occurrence set asset_id = ${into} where asset_id = ${gone}`;
  await tx.sql`update occurrence_past set asset_id = ${into} where asset_id = ${gone}`;
  await tx.sql`update applied set asset_id = ${into} where asset_id = ${gone}`;
  await tx.sql`update check_result set asset_id = ${into} where asset_id = ${gone}`;
  await tx.sql`update check_result_past set asset_id = ${into} where asset_id = ${gone}`;
  await joinBills(tx, gone, into);
  await tx.sql`update statement set asset_id = ${into} where asset_id = ${gone}`;
  await tx.sql`
    insert into area_state as k (asset_id, area, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds)
    select ${into}, area, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds from area_state where asset_id = ${gone}
    on conflict (asset_id, area) do update set assessed_at = greatest(k.assessed_at, excluded.assessed_at),
      first_assessed_at = least(k.first_assessed_at, excluded.first_assessed_at),
      first_recorded_at = least(k.first_recorded_at, excluded.first_recorded_at)`;
  await tx.sql`delete from area_state where asset_id = ${gone}`;
  await tx.sql`delete from image_detail where asset_id = ${gone}`;
  await tx.sql`delete from asset where id = ${gone}`;
};

const joinSlice = async (tx: CopyTx, sliceId: number, gone: number, into: number): Promise<void> => {
  const { of, idOf, rows } = await historiesOf(tx, [gone, into], sliceId);
  const joined = mergeSlices(of(into), of(gone));
  await tx.sql`delete from occurrence where asset_id = ${gone} and slice_id = ${sliceId}`;
  await tx.sql`delete from occurrence_past where asset_id = ${gone} and slice_id = ${sliceId}`;
  await replaceSpans(
    tx,
    into,
    sliceId,
    joined.spans.map((s) => ({ key: s.key, since: idOf(s.from), until: s.to === null ? null : idOf(s.to) })),
    rows,
  );
  await keepNewest(tx, sliceId, gone, into, joined.statements.at(-1)?.order, idOf);
};

/** The joined slice is what its newest statement says; its digest is forgotten, so that the next report compares rows. */
const keepNewest = async (
  tx: CopyTx,
  sliceId: number,
  gone: number,
  into: number,
  newest: Order | undefined,
  idOf: (order: Order) => number,
): Promise<void> => {
  const newer = await tx.sql<{ assetId: number }>`
    select ap.asset_id as "assetId" from applied ap join statement s on s.id = ap.statement_id
    where ap.slice_id = ${sliceId} and ap.asset_id in (${gone}, ${into})
    order by s.observed_at desc, s.sequence desc, s.sha256 desc limit 1`;
  const loser = newer[0]?.assetId === gone ? into : gone;
  // Without a complete statement both only add: what both have is kept once.
  await tx.sql`delete from check_result c where asset_id = ${loser} and slice_id = ${sliceId} and (${newer.length > 0}
    or exists (select from check_result k where k.asset_id = ${into} and k.slice_id = c.slice_id
      and k.rule_id = c.rule_id and k.component_id = c.component_id))`;
  await tx.sql`delete from applied where asset_id = ${gone} and slice_id = ${sliceId}`;
  if (newest) {
    await tx.sql`update applied set statement_id = ${idOf(newest)}, digest = ${UNKNOWN_DIGEST}
      where asset_id = ${into} and slice_id = ${sliceId}`;
  }
};

interface Misplaced {
  subjectId: number;
  findingId: number;
  kind: number;
  componentId: number;
  canonical: number;
  severity: number;
  firstSeen: Date;
  firstReportId: number;
}

/**
 * Alias evidence changed which findings some occurrences belong to: they move to the finding of their rule as it is
 * canonical now. A finding that lost everything hands its history over and ends; decisions stay with the survivor.
 */
export const regroupFindings = async (tx: CopyTx, ruleIds: number[], cause: Cause): Promise<void> => {
  const misplaced = await tx.sql<Misplaced & { reportedId: number }>`
    with seen as (
      select finding_id, reported_id, severity from occurrence where reported_id = any(${ruleIds})
      union all select finding_id, reported_id, severity from occurrence_past where reported_id = any(${ruleIds}))
    select f.subject_id as "subjectId", f.id as "findingId", f.kind, f.component_id as "componentId",
      seen.reported_id as "reportedId", coalesce(r.canonical_id, r.id) as canonical, min(seen.severity)::int as severity,
      f.first_seen as "firstSeen", f.first_report_id as "firstReportId"
    from seen join finding f on f.id = seen.finding_id join rule r on r.id = seen.reported_id
    where f.rule_id <> coalesce(r.canonical_id, r.id)
    group by f.id, seen.reported_id, r.id order by f.subject_id, f.id`;
  const subjects = new Set<number>();
  for (const row of misplaced) {
    const tuple = {
      kind: row.kind,
      ruleId: row.canonical,
      componentId: row.componentId,
      severity: row.severity,
    };
    const { ids } = await identifyFindings(tx, row.subjectId, [tuple], {
      at: row.firstSeen,
      reportId: row.firstReportId,
    });
    await moveOccurrences(tx, row.findingId, ids.get(tupleKey(tuple))!, row.reportedId, row.firstSeen);
    subjects.add(row.subjectId);
  }
  await settleStates(tx, [...subjects].map(whole), cause);
};

const moveOccurrences = async (
  tx: CopyTx,
  from: number,
  to: number,
  reportedId: number,
  firstSeen: Date,
): Promise<void> => {
  await tx.sql`update occurrence set finding_id = ${to} where finding_id = ${from} and reported_id = ${reportedId}`;
  await tx.sql`update occurrence_past set finding_id = ${to} where finding_id = ${from} and reported_id = ${reportedId}`;
  await tx.sql`update finding set first_seen = least(first_seen, ${firstSeen}::timestamptz) where id = ${to}`;
  const [left] = await tx.sql<{ any: boolean }>`
    select exists (select from occurrence where finding_id = ${from}) or exists (select from occurrence_past where finding_id = ${from}) as any`;
  if (left!.any) return;
  await inheritDecision(tx, from, to);
  await followMerge(tx, from, to);
  await tx.sql`update timeline_entry set finding_id = ${to} where finding_id = ${from}`;
  await tx.sql`insert into timeline_entry (finding_id, at, event, actor_kind, actor_id, actor_name, detail)
    values (${to}, ${tx.now}, 'merged', 'system', 'ingest', 'ingest', jsonb_build_object('finding', ${from}::int))`;
  await tx.sql`delete from finding where id = ${from}`;
};

/** Two human decisions that contradict each other leave the finding open and flagged. */
const inheritDecision = async (tx: CopyTx, from: number, to: number): Promise<void> => {
  const [rows] = await tx.sql<{ a: number; b: number; override: number | null }>`
    select o.status as a, n.status as b, o.override from finding o, finding n where o.id = ${from} and n.id = ${to}`;
  if (!rows || rows.a === rows.b) return;
  const status = rows.b === 0 ? rows.a : rows.a === 0 ? rows.b : 0;
  await tx.sql`update finding set status = ${status}, needs_review = needs_review or ${rows.a !== 0 && rows.b !== 0},
    override = coalesce(override, ${rows.override}::int) where id = ${to}`;
  if (rows.b === 0) await tx.sql`update decision set finding_id = ${to} where finding_id = ${from}`;
};
