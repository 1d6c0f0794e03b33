import { copyRows } from "../../db/copy.ts";
import type { CopyTx } from "../../db/transaction.ts";
import { PLATFORM_PACKAGES } from "../platform.ts";

/** The identity of a finding under one subject, in numbers; `ruleId` is canonical. */
export interface FindingTuple {
  kind: number;
  ruleId: number;
  componentId: number;
  severity: number;
}

export interface Discovery {
  at: Date;
  reportId: number;
}

export interface Identified {
  /** `kind.rule.component` → finding. */
  ids: Map<string, number>;
  /** How each of them stood before this report; those just made stand as made. */
  before: Map<number, Standing>;
  created: number[];
}

export interface Standing {
  state: number;
  status: number;
  severity: number;
  /** First seen after what this report says: it moves the first sighting back. */
  later: boolean;
}

export const tupleKey = (t: Pick<FindingTuple, "kind" | "ruleId" | "componentId">): string =>
  `${t.kind}.${t.ruleId}.${t.componentId}`;

// Above this many it is cheaper to read the subject's findings whole than to look each one up.
const LOOK_UP_LIMIT = 500;

/** Finds the findings of the tuples under a subject (whose row the caller holds locked) and makes those that are new. */
export const identifyFindings = async (
  tx: CopyTx,
  subjectId: number,
  tuples: FindingTuple[],
  { at, reportId }: Discovery,
): Promise<Identified> => {
  const wanted = new Map<string, FindingTuple>();
  for (const tuple of tuples) {
    const key = tupleKey(tuple);
    const known = wanted.get(key);
    if (!known || tuple.severity < known.severity) wanted.set(key, tuple);
  }
  const known = await knownFindings(tx, subjectId, [...wanted.values()], at);
  const ids = new Map(known.filter((row) => wanted.has(tupleKey(row))).map((row) => [tupleKey(row), row.id]));
  const before = new Map<number, Standing>(known.map((row) => [row.id, row]));
  const fresh = [...wanted.values()].filter((tuple) => !ids.has(tupleKey(tuple)));
  if (fresh.length === 0) return { ids, before, created: [] };
  fresh.sort((a, b) => a.kind - b.kind || a.ruleId - b.ruleId || a.componentId - b.componentId);
  const created = await newIds(tx, fresh.length);
  const platform = await platformComponents(tx, subjectId, fresh);
  fresh.forEach((tuple, i) => {
    ids.set(tupleKey(tuple), created[i]!);
    before.set(created[i]!, { state: 0, status: 0, severity: tuple.severity, later: false });
  });
  await copyRows(
    tx,
    "finding (id, subject_id, kind, rule_id, component_id, severity, state, first_seen, first_report_id, changed_at, platform)",
    fresh.map((t, i) => [
      created[i]!,
      subjectId,
      t.kind,
      t.ruleId,
      t.componentId,
      t.severity,
      0,
      at,
      reportId,
      tx.now,
      t.kind === 0 && platform.has(t.componentId),
    ]),
  );
  return { ids, before, created };
};

/** Those of the components that are packages of an image's operating system; what comes from its base a job finds out. */
const platformComponents = async (
  tx: CopyTx,
  subjectId: number,
  tuples: FindingTuple[],
): Promise<Set<number>> => {
  const asked = [...new Set(tuples.flatMap((t) => (t.kind === 0 ? t.componentId : [])))];
  if (asked.length === 0) return new Set();
  const rows = await tx.sql<{ id: number }>`
    select id from component where id = any(${asked}::int[]) and type = any(${PLATFORM_PACKAGES}::text[])
      and (select kind from asset where id = ${subjectId}) = 'repository'`;
  return new Set(rows.map((row) => row.id));
};

/** Ascending. Mostly one block without gaps, whose ends say it all; two workers at once may share it out between them. */
const newIds = async (tx: CopyTx, n: number): Promise<number[]> => {
  const [block] = await tx.sql<{ first: number; ids: number[] | null }>`
    select min(id)::int as first, case when max(id) - min(id) + 1 > ${n}::int then array_agg(id::int order by id) end as ids
    from (select nextval('finding_id_seq') as id from generate_series(1, ${n}::int)) block`;
  const { first, ids } = block!;
  return ids ?? Array.from({ length: n }, (_, i) => first + i);
};

interface KnownFinding extends Standing {
  id: number;
  kind: number;
  ruleId: number;
  componentId: number;
}

const knownFindings = (
  tx: CopyTx,
  subjectId: number,
  tuples: FindingTuple[],
  at: Date,
): Promise<KnownFinding[]> =>
  tuples.length > LOOK_UP_LIMIT
    ? tx.sql<KnownFinding>`
        select id, kind, rule_id as "ruleId", component_id as "componentId", state, status, severity,
          first_seen > ${at} as later from finding where subject_id = ${subjectId}`
    : tx.sql<KnownFinding>`
        select f.id, f.kind, f.rule_id as "ruleId", f.component_id as "componentId", f.state, f.status, f.severity,
          f.first_seen > ${at} as later
        from unnest(${tuples.map((t) => t.kind)}::int[], ${tuples.map((t) => t.ruleId)}::int[],
                    ${tuples.map((t) => t.componentId)}::int[]) w(kind, rule_id, component_id)
        join finding f on f.subject_id = ${subjectId} and f.kind = w.kind and f.rule_id = w.rule_id
          and f.component_id = w.component_id`;
