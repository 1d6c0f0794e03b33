import type { Actor } from "../../../access/actor.ts";
import { sql } from "../../../db/client.ts";
import { parseFilter } from "../../filter/parse.ts";
import { findMatching } from "../../matching/read.ts";
import { FINDING_STATUSES } from "../../schema.ts";
import type { LockedFinding } from "../../triage/lock/locked.ts";
import { MOST } from "../schema.ts";

/** The numbers of what was chosen, ascending; one more than may be done at once where there are too many. */
export const chosenIds = (
  actor: Actor,
  { filter, ids }: { filter: string | null; ids: number[] | null },
): Promise<number[]> =>
  filter === null
    ? Promise.resolve([...new Set(ids ?? [])].sort((a, b) => a - b))
    : findMatching(parseFilter(filter), { limit: MOST + 1, actor });

/** Findings as they are now, unlocked: for a preview. */
export const readChosen = async (ids: number[]): Promise<LockedFinding[]> => {
  const rows = await sql<Omit<LockedFinding, "status"> & { status: number }>`
    select f.id, f.subject_id as "subjectId", f.version, f.status, f.state = 2 as closed, f.severity, f.override, '' as name
    from finding f where f.id = any(${ids}::int[]) order by f.id`;
  return rows.map((row) => ({ ...row, status: FINDING_STATUSES[row.status]! }));
};
