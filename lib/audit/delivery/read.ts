import { sql } from "../../db/client.ts";
import type { CheckpointPlace } from "../schema.ts";

/** Where checkpoints are taken to, how far each place is, and what keeps it. */
export const readCheckpointPlaces = async (): Promise<CheckpointPlace[]> => {
  const rows = await sql<Omit<CheckpointPlace, "at"> & { at: Date | null }>`
    select place, size::float8 as size, delivered_at as at, problem from checkpoint_delivery order by place`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null }));
};
