import { hash } from "node:crypto";
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { seal } from "../../ingest/vault.ts";
import { masterKey } from "../../keys/ring-file.ts";
import { demandControl } from "../custom/read.ts";
import { type AttestationReview, type AttestationState, type AttestationWish, MOST_BYTES } from "./schema.ts";

const DAY_MS = 86_400_000;
const BECOMES = { agree: "agreed", decline: "declined", withdraw: "withdrawn" } as const;

/**
 * Says that a control is met, and shows it. In force once another person has agreed.
 *
 * @throws AppError forbidden, not_found (no such control), invalid (a tool answers it), too_large
 */
export const proposeAttestation = async (
  actor: Actor,
  frameworkId: string,
  controlId: string,
  { cluster, statement, effectiveFrom, intervalDays, fileName }: AttestationWish,
  body: Buffer,
): Promise<{ id: number }> => {
  demand(actor, "compliance:attest");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only people attest.");
  const { control } = await demandControl(frameworkId, controlId);
  if (control.manual === null)
    throw new AppError("invalid", "Tools answer this control: there is nothing to attest.");
  if (intervalDays > control.manual.intervalDays)
    throw new AppError(
      "invalid",
      `An attestation of this control holds ${control.manual.intervalDays} days at most.`,
    );
  if (body.length > MOST_BYTES) throw new AppError("too_large", "Evidence files hold 10 MiB at most.");
  if (body.length > 0 !== (fileName !== undefined))
    throw new AppError("invalid", "Send the file as the body together with its name (fileName), or neither.");
  const sha256 = body.length === 0 ? null : hash("sha256", body);
  const sealed = sha256 === null ? null : seal(masterKey(), body, `attestation/${sha256}`);
  const expiresAt = new Date(Date.parse(effectiveFrom) + intervalDays * DAY_MS);
  return copyAtomic(async (tx) => {
    if (cluster !== undefined) await demandCluster(tx, cluster);
    const [row] = await tx.sql<{ id: number }>`
      insert into attestation (framework_id, control_id, cluster_id, statement, effective_from, expires_at, state, author_id,
        author_name, made_at, file_name, file_size, file_sha256, file_sealed)
      values (${frameworkId}, ${controlId}, ${cluster ?? null}::int, ${statement}, ${effectiveFrom}::timestamptz, ${expiresAt},
        'proposed', ${actor.id}::uuid, ${actor.name}, ${tx.now}, ${fileName ?? null}, ${sha256 === null ? null : body.length}::int,
        ${sha256}, ${sealed}::bytea) returning id`;
    await record(tx, actor, {
      action: "attestation.proposed",
      subject: { kind: "attestation", id: row!.id, name: `${frameworkId} ${controlId}` },
      after: {
        statement,
        effectiveFrom,
        expiresAt: expiresAt.toISOString(),
        cluster: cluster ?? null,
        fileName: fileName ?? null,
        sha256,
      },
    });
    return { id: row!.id };
  });
};

const demandCluster = async (tx: CopyTx, cluster: number): Promise<void> => {
  const [row] = await tx.sql`select 1 from asset where id = ${cluster}::int and kind = 'cluster'`;
  if (!row) throw new AppError("not_found", `There is no cluster ${cluster}.`);
};

interface Locked {
  authorId: string;
  state: AttestationState;
  version: number;
  reviewer: string | null;
  name: string;
}

/** @throws AppError forbidden (one's own word; not one's own to withdraw), conflict (somebody was faster), not_found */
export const reviewAttestation = async (
  actor: Actor,
  id: number,
  { review, note, version }: AttestationReview,
): Promise<void> => {
  demand(actor, review === "withdraw" ? "compliance:attest" : "compliance:review");
  if (review === "decline" && note === "") throw new AppError("invalid", "Say why it is declined.");
  await copyAtomic(async (tx) => {
    const [row] = await tx.sql<Locked>`
      select author_id::text as "authorId", state, version, reviewer_name as reviewer, framework_id || ' ' || control_id as name
      from attestation where id = ${id} for update`;
    if (!row) throw new AppError("not_found", `There is no attestation ${id}.`);
    if (row.version !== version || row.state !== "proposed")
      throw new AppError(
        "conflict",
        `${row.reviewer ?? "Somebody"} was faster: it is ${row.state} now. Look again.`,
      );
    const own = row.authorId === actor.id;
    if (own && review !== "withdraw")
      throw new AppError("forbidden", "You made it: another person has to review it.");
    if (!own && review === "withdraw") throw new AppError("forbidden", "Only who made it can withdraw it.");
    await tx.sql`update attestation set state = ${BECOMES[review]}, reviewer_id = ${actor.id}::uuid, reviewer_name = ${actor.name},
      reviewed_at = ${tx.now}, review_note = ${note}, version = version + 1 where id = ${id}`;
    await record(tx, actor, {
      action: `attestation.${BECOMES[review]}`,
      subject: { kind: "attestation", id, name: row.name },
      before: { state: row.state },
      after: { state: BECOMES[review], note },
    });
  });
};
