import { copyRows } from "../../db/copy.ts";
import type { CopyTx } from "../../db/transaction.ts";

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
  created: number[];
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
  const ids = await knownFindings(tx, subjectId, [...wanted.values()]);
  const fresh = [...wanted].filter(([key]) => !ids.has(key)).map(([, tuple]) => tuple);
  if (fresh.length === 0) return { ids, created: [] };
  const numbers = await tx.sql<{ id: number }>`
    select nextval('finding_id_seq')::int as id from generate_series(1, ${fresh.length}::int)`;
  fresh.sort((a, b) => a.kind - b.kind || a.ruleId - b.ruleId || a.componentId - b.componentId);
  fresh.forEach((tuple, i) => void ids.set(tupleKey(tuple), numbers[i]!.id));
  await copyRows(
    tx,
    "finding (id, subject_id, kind, rule_id, component_id, severity, state, first_seen, first_report_id, changed_at)",
    fresh.map((t, i) => [
      numbers[i]!.id,
      subjectId,
      t.kind,
      t.ruleId,
      t.componentId,
      t.severity,
      0,
      at,
      reportId,
      tx.now,
    ]),
  );
  return { ids, created: numbers.map((n) => n.id) };
};

const knownFindings = async (
  tx: CopyTx,
  subjectId: number,
  tuples: FindingTuple[],
): Promise<Map<string, number>> => {
  const rows =
    tuples.length > LOOK_UP_LIMIT
      ? await tx.sql<{ id: number; kind: number; ruleId: number; componentId: number }>`
          select id, kind, rule_id as "ruleId", component_id as "componentId" from finding where subject_id = ${subjectId}`
      : await tx.sql<{ id: number; kind: number; ruleId: number; componentId: number }>`
          select f.id, f.kind, f.rule_id as "ruleId", f.component_id as "componentId"
          from unnest(${tuples.map((t) => t.kind)}::int[], ${tuples.map((t) => t.ruleId)}::int[],
                      ${tuples.map((t) => t.componentId)}::int[]) w(kind, rule_id, component_id)
          join finding f on f.subject_id = ${subjectId} and f.kind = w.kind and f.rule_id = w.rule_id
            and f.component_id = w.component_id`;
  return new Map(rows.map((row) => [tupleKey(row), row.id]));
};
