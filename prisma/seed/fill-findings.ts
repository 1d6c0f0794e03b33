import { copyRows } from "../../lib/db/copy.ts";
import type { CopyTx } from "../../lib/db/transaction.ts";
import type { AssetKind } from "../../lib/inventory/schema.ts";
import { DEFAULT_TTL } from "../../lib/posture/freshness.ts";
import { AREAS, type Area } from "../../lib/posture/schema.ts";
import { AREA_WEIGHTS } from "../../lib/posture/weights.ts";
import type { SeededRule } from "./dictionary.ts";
import { assetIds, DAY, imageAge, workload } from "./estate.ts";
import { findingsOfRepository, findingsOfWorkload, type SeededFinding } from "./findings.ts";
import { INTERVAL, type Row, range, SLICES } from "./rows.ts";
import type { Scale } from "./scale.ts";

export const fillFindings = async (
  tx: CopyTx,
  scale: Scale,
  dictionary: SeededRule[],
  now: Date,
): Promise<void> => {
  function* each(): Generator<SeededFinding> {
    for (const n of range(scale.repositories)) yield* findingsOfRepository(scale, dictionary, n, now);
    for (const n of range(scale.workloads))
      yield* findingsOfWorkload(scale, dictionary, { n, cluster: workload(scale, n).cluster }, now);
  }
  const hazards = new Map<number, number>();
  function* rows(): Generator<Row> {
    for (const f of each()) {
      const last = f.occurrences.at(-1)!.assetId;
      hazards.set(last, (hazards.get(last) ?? 0) + f.hazard);
      const { id, subjectId, rule, status, state, cause, firstSeen, closedAt, firstReportId } = f;
      const changedAt = closedAt ?? firstSeen;
      yield [
        id,
        subjectId,
        rule.kind,
        rule.id,
        rule.componentId,
        rule.severity,
        status,
        state,
        cause,
        firstSeen,
        closedAt,
        firstReportId,
        changedAt,
      ];
    }
  }
  await copyRows(
    tx,
    "finding (id, subject_id, kind, rule_id, component_id, severity, status, state, cause, first_seen, closed_at, first_report_id, changed_at)",
    rows(),
  );
  await copyRows(
    tx,
    "occurrence (asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since)",
    occurrences(each()),
  );
  await copyRows(
    tx,
    "timeline_entry (finding_id, at, event, actor_kind, actor_id, actor_name, detail)",
    closings(each()),
  );
  await copyRows(
    tx,
    "area_state (asset_id, area, hazard, hazard_honoured, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds)",
    areaStates(scale, hazards, now),
  );
  await tx.sql`insert into finding_count (subject_id, kind, severity, status, state, n)
    select subject_id, kind, severity, status, state, count(*) from finding group by 1, 2, 3, 4, 5`;
};

function* occurrences(findings: Iterable<SeededFinding>): Generator<Row> {
  for (const { id, rule, occurrences: places } of findings)
    for (const { assetId, versionId } of places)
      yield [
        assetId,
        id,
        rule.kind === 0 ? SLICES.images : SLICES.workloads,
        1,
        versionId,
        1,
        rule.id,
        rule.severity,
        2,
        1,
      ];
}

function* closings(findings: Iterable<SeededFinding>): Generator<Row> {
  for (const { id, closedAt } of findings)
    if (closedAt) yield [id, closedAt, "closed", "system", "ingest", "ingest", '{"cause": "fixed"}'];
}

/** Every live asset was looked at in each of its areas; only one of them has findings. */
function* areaStates(scale: Scale, hazards: Map<number, number>, now: Date): Generator<Row> {
  const ids = assetIds(scale);
  const looks = function* (kind: AssetKind, assetId: number, at: Date): Generator<Row> {
    for (const area of Object.keys(AREA_WEIGHTS[kind]!) as Area[]) {
      const hazard = area === FOUND_IN[kind] ? (hazards.get(assetId) ?? 0) : 0;
      yield [assetId, AREAS.indexOf(area), hazard, hazard, at, at, at, DEFAULT_TTL[area] + INTERVAL];
    }
  };
  for (const n of range(scale.clusters)) yield* looks("cluster", ids.cluster(n), now);
  for (const n of range(scale.clusters * scale.hostsOfCluster)) yield* looks("host", ids.host(0, n), now);
  const newest = scale.imagesOfRepository - 1;
  for (const r of range(scale.repositories))
    yield* looks("image", ids.image(r, newest), new Date(now.getTime() - imageAge(scale, r, newest) * DAY));
  for (const n of range(scale.workloads)) yield* looks("workload", ids.workload(n), now);
}

const FOUND_IN: Partial<Record<AssetKind, Area>> = { image: "vulnerabilities", workload: "configuration" };
