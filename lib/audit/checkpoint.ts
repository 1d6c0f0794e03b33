import { DIGEST } from "./merkle.ts";
import { openNote, type Signer, signNote, type Verifier } from "./signed-note.ts";

export interface Checkpoint {
  /** Number of entries the log had. */
  size: number;
  root: Buffer;
  /** When it was signed, RFC 3339 in UTC: an idle log is signed too, and says so. */
  at: string;
}

/** A checkpoint as a signed note (C2SP tlog-checkpoint): origin, size, root, and one extension line with the time. */
export const writeCheckpoint = ({ size, root, at }: Checkpoint, signer: Signer): string =>
  signNote(`${signer.name}\n${size}\n${root.toString("base64")}\ntime ${at}\n`, signer);

const BODY = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n((?:[^\n]+\n)*)$/;

/** @throws Error when the note is not signed by `verifier`, or its body is no checkpoint of that log */
export const readCheckpoint = (note: string, verifier: Verifier): Checkpoint => {
  const [, origin, size, root, extensions] = BODY.exec(openNote(note, verifier)) ?? [];
  if (!origin || !size || !root) throw new Error("the signed text is no checkpoint");
  if (origin !== verifier.name) throw new Error(`a checkpoint of another log, ${origin}`);
  const bytes = Buffer.from(root, "base64");
  if (bytes.length !== DIGEST) throw new Error("the signed root is not a SHA-256 digest");
  const at = /^time (\S+)$/m.exec(extensions ?? "")?.[1] ?? "";
  return { size: Number(size), root: bytes, at };
};
