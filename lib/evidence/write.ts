import { createHash, randomUUID } from "node:crypto";
import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { auditSigner } from "../audit/key-file.ts";
import { inclusionProofs } from "../audit/proofs.ts";
import { readLeaves } from "../audit/segments/read.ts";
import { signNote } from "../audit/signed-note.ts";
import { record, sequenceAll } from "../audit/write.ts";
import { clock, withClock } from "../clock.ts";
import { copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { PRODUCT } from "../reports/write.ts";
import { type LoggedEntry, readEntriesOf, readNewestCheckpoint } from "./read.ts";
import { MANIFEST, type Manifest, NOTE, PACK_FORMAT, type PackedProofs, PROOFS } from "./schema.ts";
import { statementOf } from "./verify-pack.ts";
import { type ArchiveFile, writeZip } from "./zip.ts";

/** What a pack is made of: the documents, and which reports they rest on. All of one instant. */
export interface PackContent {
  subject: Manifest["subject"];
  files: ArchiveFile[];
  /** Numbers of the reports whose arrival is proved along. */
  reports: string[];
}

export interface Pack {
  fileName: string;
  bytes: Uint8Array;
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const listed = ({ name, bytes }: ArchiveFile) => ({ name, bytes: bytes.length, sha256: digestOf(bytes) });
const line = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);

/**
 * A signed evidence pack: the documents, a manifest of their SHA-256, the audit entries concerned with their way to a
 * signed checkpoint, and the instance's Ed25519 signature over it all. Everything in it is of one instant.
 *
 * @param gather makes the documents; its clock stands still
 */
export const makePack = async (actor: Actor, gather: () => Promise<PackContent>): Promise<Pack> => {
  demand(actor, "export:create");
  const instant = clock();
  const { subject, files, reports } = await withClock(instant, gather);
  const id = randomUUID();
  await copyAtomic((tx) =>
    record(tx, actor, {
      action: "evidence.packed",
      subject: { kind: "pack", id, name: subject.title },
      detail: { subject, instant: instant.toISOString(), files: files.map(listed) },
    }),
  );
  const signer = auditSigner();
  await sequenceAll(signer, { seal: true });
  const { proofs, entry } = await prove(id, reports);
  const packed = [...files, { name: PROOFS, bytes: line(proofs) }];
  const manifest: Manifest = {
    format: PACK_FORMAT,
    product: PRODUCT,
    subject,
    instant: instant.toISOString(),
    madeBy: actor.name,
    key: signer.vkey,
    entry,
    files: packed.map(listed),
  };
  const text = line(manifest);
  const note = new TextEncoder().encode(signNote(statementOf(digestOf(text)), signer));
  const name = `${subject.kind}-${subject.id}`.replaceAll(/[^\w.-]+/g, "-");
  return {
    fileName: `plimsoll-evidence-${name}-${instant.toISOString().slice(0, 10)}.zip`,
    bytes: writeZip([{ name: MANIFEST, bytes: text }, { name: NOTE, bytes: note }, ...packed]),
  };
};

/** The entries concerned, each with its way to the newest checkpoint's root. */
const prove = async (id: string, reports: string[]): Promise<{ proofs: PackedProofs; entry: number }> => {
  const checkpoint = await readNewestCheckpoint();
  if (!checkpoint) throw new AppError("conflict", "The audit log has no checkpoint yet.");
  const entries: LoggedEntry[] = await readEntriesOf(id, reports, checkpoint.size);
  const making = entries.find(({ text }) => text.includes(id));
  if (!making) throw new AppError("conflict", "The pack's own entry is not in the audit log yet. Try again.");
  const paths = inclusionProofs(
    await readLeaves(checkpoint.size),
    entries.map(({ seq }) => seq - 1),
  );
  return {
    entry: making.seq,
    proofs: {
      checkpoint: checkpoint.note,
      entries: entries.map(({ seq, text }, at) => ({
        seq,
        text,
        proof: paths[at]!.map((hash) => hash.toString("hex")),
      })),
    },
  };
};
