import type { Actor } from "../../access/actor.ts";
import { demand, may } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { unseal } from "../../ingest/vault.ts";
import { masterKey } from "../../keys/ring-file.ts";
import type { Attestation } from "../evidence.ts";
import {
  type AttestationView,
  type DueAttestation,
  type DuePage,
  type DueQuery,
  REMIND_DAYS,
} from "./schema.ts";

/** How many of a control's attestations are shown; none is ever deleted. */
const SHOWN = 100;

interface Row
  extends Omit<AttestationView, "file" | "may" | "effectiveFrom" | "expiresAt" | "madeAt" | "reviewedAt"> {
  authorId: string;
  effectiveFrom: Date;
  expiresAt: Date;
  madeAt: Date;
  reviewedAt: Date | null;
  fileName: string | null;
  fileSize: number | null;
  fileSha256: string | null;
}

/** What people said of a control, newest first: for the whole estate and, where one is asked for, for a cluster. */
export const listAttestations = async (
  actor: Actor,
  framework: string,
  control: string,
  cluster: number | null,
): Promise<AttestationView[]> => {
  demand(actor, "compliance:read");
  const rows = await sql<Row>`
    select id, cluster_id as cluster, statement, effective_from as "effectiveFrom", expires_at as "expiresAt", state,
      author_id::text as "authorId", author_name as author, made_at as "madeAt", reviewer_name as reviewer,
      reviewed_at as "reviewedAt", review_note as "reviewNote", file_name as "fileName", file_size as "fileSize",
      file_sha256 as "fileSha256", version
    from attestation where framework_id = ${framework} and control_id = ${control}
      and (cluster_id is null or cluster_id = ${cluster}::int)
    order by id desc limit ${SHOWN}`;
  return rows.map((row) => viewOf(row, actor));
};

const viewOf = (
  { authorId, fileName, fileSize, fileSha256, ...row }: Row,
  actor: Actor,
): AttestationView => ({
  ...row,
  effectiveFrom: row.effectiveFrom.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  madeAt: row.madeAt.toISOString(),
  reviewedAt: row.reviewedAt?.toISOString() ?? null,
  file: fileName === null ? null : { name: fileName, size: fileSize!, sha256: fileSha256! },
  may:
    row.state !== "proposed"
      ? []
      : authorId === actor.id
        ? ["withdraw"]
        : may(actor, "compliance:review")
          ? ["agree", "decline"]
          : [],
});

/** The agreed attestations that hold, held or will hold over a scope, for the evaluation. */
export const readAttestations = async (cluster: number | null): Promise<Attestation[]> => {
  const rows = await sql<{
    id: number;
    framework: string;
    control: string;
    by: string;
    statement: string;
    effectiveFrom: Date;
    expiresAt: Date;
  }>`
    select id, framework_id as framework, control_id as control, author_name as by, statement,
      effective_from as "effectiveFrom", expires_at as "expiresAt"
    from attestation where state = 'agreed' and (cluster_id is null or cluster_id = ${cluster}::int) order by id`;
  return rows.map((row) => ({
    ...row,
    id: String(row.id),
    effectiveFrom: row.effectiveFrom.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
};

/** The evidence file, opened. @throws AppError forbidden, not_found */
export const openEvidence = async (actor: Actor, id: number): Promise<{ name: string; bytes: Buffer }> => {
  demand(actor, "compliance:read");
  const [row] = await sql<{ name: string; size: number; sha256: string; sealed: Buffer }>`
    select file_name as name, file_size as size, file_sha256 as sha256, file_sealed as sealed
    from attestation where id = ${id} and file_sealed is not null`;
  if (!row) throw new AppError("not_found", `Attestation ${id} has no evidence file.`);
  return { name: row.name, bytes: unseal(masterKey(), row.sealed, `attestation/${row.sha256}`, row.size) };
};

interface DueRow extends Omit<DueAttestation, "cluster" | "expiresAt" | "due"> {
  clusterId: number | null;
  clusterName: string | null;
  state: "proposed" | "agreed";
  expiresAt: Date;
}

/** What waits for a second person, and what ends soon or has ended with nothing newer in its place. */
export const listDueAttestations = async (actor: Actor, { after, limit }: DueQuery): Promise<DuePage> => {
  demand(actor, "compliance:read");
  const now = clock();
  const soon = new Date(now.getTime() + REMIND_DAYS * 86_400_000);
  const rows = await sql<DueRow>`
    select t.id, t.framework_id as framework, t.control_id as control, t.cluster_id as "clusterId", a.name as "clusterName",
      t.author_name as author, t.state, t.expires_at as "expiresAt"
    from attestation t left join asset a on a.id = t.cluster_id
    where t.id > ${after}::int and (t.state = 'proposed' or t.state = 'agreed' and t.expires_at < ${soon} and not exists (
      select from attestation n where n.framework_id = t.framework_id and n.control_id = t.control_id
        and n.cluster_id is not distinct from t.cluster_id and n.state = 'agreed'
        and (n.expires_at, n.id) > (t.expires_at, t.id)))
    order by t.id limit ${limit + 1}::int`;
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(({ clusterId, clusterName, state, expiresAt, ...row }) => ({
      ...row,
      cluster: clusterId === null ? null : { id: clusterId, name: clusterName ?? "unknown" },
      expiresAt: expiresAt.toISOString(),
      due: state === "proposed" ? "review" : expiresAt <= now ? "over" : "ends",
    })),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  };
};
