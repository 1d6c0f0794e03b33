import { z } from "zod";
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { CONSISTENCY_FORMAT, type ConsistencyProof } from "../consistency.ts";
import { consistencyProof } from "../proofs.ts";
import { readLeaves } from "../segments/read.ts";

const Size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Sizes of two checkpoints; without `to`, the newest. */
export const ConsistencyQuery = z.strictObject({ from: Size, to: Size.optional() });
export type ConsistencyQuery = z.infer<typeof ConsistencyQuery>;

const checkpointOf = async (size: number | null): Promise<{ size: number; note: string }> => {
  const [row] = await sql<{ size: number; note: string }>`
    select size::float8 as size, note from audit_checkpoint where ${size}::bigint is null or size = ${size}::bigint
    order by id desc limit 1`;
  if (!row)
    throw new AppError(
      "not_found",
      size === null
        ? "The audit log has no checkpoint yet."
        : `No checkpoint was signed after entry ${size}.`,
    );
  return row;
};

/** That the log of one checkpoint only grew into that of another. @throws AppError not_found, invalid */
export const getConsistency = async (
  actor: Actor,
  { from, to }: ConsistencyQuery,
): Promise<ConsistencyProof> => {
  demand(actor, "audit:read");
  const [earlier, later] = [await checkpointOf(from), await checkpointOf(to ?? null)];
  if (earlier.size > later.size)
    throw new AppError("invalid", "The earlier checkpoint is the larger one: turn them round.");
  const [tree] = await sql<{ key: string }>`select key from audit_tree where key is not null`;
  const proof = consistencyProof(await readLeaves(later.size), earlier.size);
  return {
    format: CONSISTENCY_FORMAT,
    key: tree!.key,
    from: earlier.note,
    to: later.note,
    proof: proof.map((hash) => hash.toString("hex")),
  };
};
