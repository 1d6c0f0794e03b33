import type { CopyTx } from "../../db/transaction.ts";
import { whole } from "../../findings/states/standing.ts";
import { type Cause, settleStates } from "../../findings/states/write.ts";

/** Settles every finding of subjects that came, went, or took over another's findings. Those without any are skipped. */
export const settleSubjects = async (tx: CopyTx, subjectIds: number[], cause: Cause): Promise<void> => {
  if (subjectIds.length === 0) return;
  const rows = await tx.sql<{ id: number }>`
    select distinct subject_id as id from finding where subject_id = any(${subjectIds}::int[]) order by 1`;
  await settleStates(
    tx,
    rows.map(({ id }) => whole(id)),
    cause,
  );
};
