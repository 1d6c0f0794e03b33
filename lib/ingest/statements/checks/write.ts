import { copyRows } from "../../../db/copy.ts";
import type { CopyTx } from "../../../db/transaction.ts";
import { type OccurrenceRow, OUTCOMES } from "../../rows.ts";
import type { NumberedSlice, StatementInput } from "../write.ts";

const FAIL = OUTCOMES.indexOf("fail");

/** What the newest statement says of each check, pass and manual included: the evidence of compliance. */
export const keepCheckResults = async (
  tx: CopyTx,
  input: StatementInput,
  statementId: number,
  slices: NumberedSlice[],
  rows: OccurrenceRow[],
): Promise<void> => {
  const checks = rows.filter((row) => row.kind === 1);
  if (slices.length === 0) return;
  // What a statement only adds to keeps the results that it does not name.
  const whole = slices.filter((s) => s.complete).map((s) => s.id);
  const said =
    await tx.sql<Said>`delete from check_result c where asset_id = ${input.assetId} and (slice_id = any(${whole}::int[])
    or slice_id = any(${slices.map((s) => s.id)}::int[]) and (rule_id, component_id) in (
      select * from unnest(${checks.map((r) => r.reportedId)}::int[], ${checks.map((r) => r.componentId)}::int[])))
    returning slice_id as "sliceId", rule_id as "ruleId", component_id as "componentId", outcome, detail,
      coalesce(since, statement_id) as since`;
  const unique = new Map(checks.map((row) => [`${row.sliceId}.${row.reportedId}.${row.componentId}`, row]));
  for (const row of checks) {
    // The same check on two places of one component: one failure makes it failed.
    if (row.outcome === FAIL) unique.set(`${row.sliceId}.${row.reportedId}.${row.componentId}`, row);
  }
  const former = new Map(said.map((one) => [`${one.sliceId}.${one.ruleId}.${one.componentId}`, one]));
  await keepPast(
    tx,
    input.assetId,
    statementId,
    [...former].flatMap(([key, one]) => (unique.get(key)?.outcome === one.outcome ? [] : [one])),
  );
  if (unique.size === 0) return;
  await copyRows(
    tx,
    "check_result (asset_id, slice_id, rule_id, component_id, outcome, statement_id, detail, since)",
    [...unique].map(([key, r]) => [
      input.assetId,
      r.sliceId,
      r.reportedId,
      r.componentId,
      r.outcome,
      statementId,
      r.detail,
      former.get(key)?.outcome === r.outcome ? former.get(key)!.since : statementId,
    ]),
  );
};

interface Said {
  sliceId: number;
  ruleId: number;
  componentId: number;
  outcome: number;
  detail: string;
  /** The statement that said so first. */
  since: number;
}

const keepPast = (tx: CopyTx, assetId: number, until: number, said: readonly Said[]): Promise<void> =>
  said.length === 0
    ? Promise.resolve()
    : copyRows(
        tx,
        "check_result_past (asset_id, slice_id, rule_id, component_id, outcome, detail, since, until)",
        said.map((s) => [assetId, s.sliceId, s.ruleId, s.componentId, s.outcome, s.detail, s.since, until]),
      );
