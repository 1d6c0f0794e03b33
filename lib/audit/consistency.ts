import { z } from "zod";
import { readCheckpoint } from "./checkpoint.ts";
import { verifyConsistency } from "./proofs.ts";
import { parseVerifier } from "./signed-note.ts";

export const CONSISTENCY_FORMAT = "plimsoll-consistency/1";
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Two signed checkpoints, and the proof that the later log only appended to the earlier one (RFC 6962, 2.1.2). */
export const ConsistencyProof = z.strictObject({
  format: z.literal(CONSISTENCY_FORMAT),
  key: z.string(),
  from: z.string(),
  to: z.string(),
  proof: z.array(Sha256),
});
export type ConsistencyProof = z.infer<typeof ConsistencyProof>;

export type ConsistencyVerdict =
  | { ok: true; from: { size: number; at: string }; to: { size: number; at: string } }
  | { ok: false; reason: string };

/** Checks a proof by itself. @param key the verifier key noted earlier; @param held a checkpoint kept elsewhere: the earlier one */
export const checkConsistency = (
  given: unknown,
  { key, held }: { key?: string; held?: string } = {},
): ConsistencyVerdict => {
  const parsed = ConsistencyProof.safeParse(given);
  if (!parsed.success) return { ok: false, reason: "not a consistency proof" };
  const { data } = parsed;
  if (key !== undefined && key.trim() !== data.key)
    return { ok: false, reason: "signed with another key than the given one" };
  try {
    const verifier = parseVerifier(data.key);
    const from = readCheckpoint(held ?? data.from, verifier);
    const to = readCheckpoint(data.to, verifier);
    const proof = data.proof.map((hash) => Buffer.from(hash, "hex"));
    if (!verifyConsistency(from.size, from.root, to.size, to.root, proof))
      return {
        ok: false,
        reason: `the log of ${to.size} entries does not go on from the log of ${from.size}`,
      };
    return { ok: true, from: { size: from.size, at: from.at }, to: { size: to.size, at: to.at } };
  } catch (error) {
    return { ok: false, reason: (error as Error).message };
  }
};
