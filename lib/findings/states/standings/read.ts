import type { CopyTx } from "../../../db/transaction.ts";
import { apart, type Standing, type Unsettled } from "../standing.ts";

/** Where the findings in question stand, by what is stored: occurrences on live assets, assessments, liveness. */
export const readStandings = async (tx: CopyTx, unsettled: readonly Unsettled[]): Promise<Standing[]> => {
  const live = await liveAssets(
    tx,
    unsettled.map(({ subjectId }) => subjectId),
  );
  const standings: Standing[] = [];
  const asked: Asked[] = [];
  for (const one of unsettled) {
    const assets = live.get(one.subjectId) ?? [];
    const { plain, others } = apart(one, new Set(assets));
    for (const standing of plain) standings.push(standing);
    if (others.length > 0) asked.push({ subjectId: one.subjectId, findingIds: others, live: assets });
  }
  for (const standing of await standingsOf(tx, asked)) standings.push(standing);
  return standings;
};

/** A repository's live images; any other subject is its own only asset. */
const liveAssets = async (tx: CopyTx, subjectIds: number[]): Promise<Map<number, number[]>> => {
  const rows = await tx.sql<{ subjectId: number; id: number }>`
    select i.repository_id as "subjectId", a.id from image_detail i join asset a on a.id = i.asset_id
    where i.repository_id = any(${subjectIds}::int[]) and a.live
    union all
    select id, id from asset where id = any(${subjectIds}::int[]) and live and kind <> 'repository'`;
  const live = new Map<number, number[]>();
  for (const { subjectId, id } of rows) live.set(subjectId, [...(live.get(subjectId) ?? []), id]);
  return live;
};

/** Findings of one subject that have to be read. */
interface Asked {
  subjectId: number;
  findingIds: readonly number[] | "all";
  live: number[];
}

interface Touched {
  id: number;
  subjectId: number;
  state: number;
  status: number;
  severity: number;
}

/** Joined here, not there: a report's own rows are too new for the planner to know how many they are. */
const standingsOf = async (tx: CopyTx, asked: Asked[]): Promise<Standing[]> => {
  if (asked.length === 0) return [];
  const touched = await touchedFindings(tx, asked);
  const worst = await worstSightings(tx, asked, touched);
  const looked = await lookedFor(
    tx,
    asked,
    touched.filter(({ id }) => !worst.has(id)),
  );
  const liveOf = new Map(asked.map(({ subjectId, live }) => [subjectId, live.length]));
  return touched.map(({ subjectId, ...finding }) => ({
    ...finding,
    present: worst.has(finding.id),
    worst: worst.get(finding.id) ?? looked.get(finding.id)?.worst ?? null,
    anyLive: liveOf.get(subjectId)! > 0,
    assessed: (looked.get(finding.id)?.assets ?? 0) === liveOf.get(subjectId),
  }));
};

// Above this many it is cheaper to read all that belongs to the subject than to look each one up.
const LOOK_UP_LIMIT = 500;

const isFew = ({ findingIds }: Asked): boolean => findingIds !== "all" && findingIds.length <= LOOK_UP_LIMIT;

const touchedFindings = async (tx: CopyTx, asked: Asked[]): Promise<Touched[]> => {
  const few = asked.filter(isFew).flatMap(({ findingIds }) => (findingIds === "all" ? [] : findingIds));
  const many = asked.filter((one) => !isFew(one));
  const found =
    few.length === 0
      ? []
      : await tx.sql<Touched>`select id, subject_id as "subjectId", state, status, severity from finding
          where id = any(${few}::int[]) and subject_id = any(${asked.map((one) => one.subjectId)}::int[])`;
  if (many.length === 0) return found;
  const all = await tx.sql<Touched>`select id, subject_id as "subjectId", state, status, severity from finding
    where subject_id = any(${many.map((one) => one.subjectId)}::int[])`;
  const wanted = new Map(
    many.map(({ subjectId, findingIds }) => [subjectId, findingIds === "all" ? null : new Set(findingIds)]),
  );
  return found.concat(all.filter(({ id, subjectId }) => wanted.get(subjectId)?.has(id) ?? true));
};

/** Worst severity of each finding among the occurrences on live assets; those without one are not there. */
const worstSightings = async (
  tx: CopyTx,
  asked: Asked[],
  touched: Touched[],
): Promise<Map<number, number>> => {
  const live = asked.flatMap((one) => one.live);
  const rows = asked.every(isFew)
    ? await tx.sql<{ id: number; severity: number }>`
        select finding_id as id, severity from occurrence
        where asset_id = any(${live}::int[]) and finding_id = any(${touched.map(({ id }) => id)}::int[])`
    : await tx.sql<{ id: number; severity: number }>`
        select finding_id as id, severity from occurrence where asset_id = any(${live}::int[])`;
  const worst = new Map<number, number>();
  for (const { id, severity } of rows) {
    const known = worst.get(id);
    if (known === undefined || severity < known) worst.set(id, severity);
  }
  return worst;
};

interface Looked {
  /** On how many live assets somebody looked for it, with a slice in which it was ever seen. */
  assets: number;
  /** How bad it ever was. */
  worst: number;
}

const lookedFor = async (tx: CopyTx, asked: Asked[], missing: Touched[]): Promise<Map<number, Looked>> => {
  if (missing.length === 0) return new Map();
  const live = asked.flatMap((one) => one.live.map((id) => ({ id, subjectId: one.subjectId })));
  const rows = await tx.sql<Looked & { id: number }>`
    with missing as materialized (
      select * from unnest(${missing.map((m) => m.id)}::int[], ${missing.map((m) => m.subjectId)}::int[]) m(id, subject_id)),
    assets as materialized (
      select repository_id as subject_id, asset_id as id from image_detail
      where repository_id in (select subject_id from missing)
      union all select distinct subject_id, subject_id from missing),
    live as materialized (
      select * from unnest(${live.map((l) => l.id)}::int[], ${live.map((l) => l.subjectId)}::int[]) l(id, subject_id)),
    seen as (
      select m.id, m.subject_id, o.slice_id, o.severity from missing m join assets a on a.subject_id = m.subject_id
      join occurrence o on o.asset_id = a.id and o.finding_id = m.id
      union
      select m.id, m.subject_id, p.slice_id, p.severity from missing m join occurrence_past p on p.finding_id = m.id),
    assessed as materialized (
      select l.subject_id, l.id, ap.slice_id from live l join applied ap on ap.asset_id = l.id)
    select s.id, count(distinct a.id)::int as assets, min(s.severity)::int as worst from seen s
    left join assessed a on a.slice_id = s.slice_id and a.subject_id = s.subject_id group by s.id`;
  return new Map(rows.map(({ id, ...looked }) => [id, looked]));
};
