import type { CopyTx } from "../../../db/transaction.ts";
import { AppError } from "../../../errors.ts";
import { SEVERITY_POINTS } from "../../../posture/hazard.ts";
import { FINDING_STATUSES, SEVERITIES } from "../../schema.ts";
import { DISMISSAL_SHARE, shareTooLarge, WINDOW_DAYS } from "../dismissals.ts";
import type { LockedFinding } from "../lock/locked.ts";

const DISMISSED = (["false_positive", "not_affected"] as const).map((status) =>
  FINDING_STATUSES.indexOf(status),
);
const POINTS = SEVERITIES.map((severity) => SEVERITY_POINTS[severity]);

/** What one person dismisses must stay a small part of the estate. @throws AppError conflict: how to ask a second one */
export const demandSmallShare = async (tx: CopyTx, dismissed: LockedFinding[]): Promise<void> => {
  const asked = dismissed.reduce((sum, { severity, override }) => sum + POINTS[override ?? severity]!, 0);
  if (asked === 0) return;
  const since = new Date(new Date(tx.now).getTime() - WINDOW_DAYS * 86_400_000);
  const [sums] = await tx.sql<{ estate: number; before: number }>`
    with points as (select s - 1 as severity, p from unnest(${POINTS}::float[]) with ordinality u(p, s))
    select coalesce((select sum(c.n * p) from finding_count c join points using (severity) where c.state < 2), 0)::float as estate,
      coalesce((select sum(p) from decision d join finding f on f.id = d.finding_id and f.state < 2
        join points on points.severity = coalesce(f.override, f.severity)
        where d.at > ${since} and d.status = any(${DISMISSED}::int[]) and f.status = any(${DISMISSED}::int[])
          and d.user_id is not null and d.exception_id is null
          and f.id <> all(${dismissed.map(({ id }) => id)}::int[])), 0)::float as before`;
  const share = shareTooLarge({ ...sums!, asked });
  if (share === null) return;
  throw new AppError(
    "conflict",
    `With this, ${(100 * share).toFixed(1)} % of the estate's points would be dismissed within ${WINDOW_DAYS} days; beyond ${100 * DISMISSAL_SHARE} % a second person has to agree. Ask for an exception with this status instead.`,
    { share },
  );
};
