import { verifyInclusion } from "./inclusion.ts";
import { readNote } from "./note.ts";
import {
  MANIFEST,
  Manifest,
  NOTE,
  PACK_FORMAT,
  type PackedFile,
  PackedProofs,
  type PackVerdict,
  PROOFS,
} from "./schema.ts";
import { type ArchiveFile, readZip } from "./zip.ts";

class BrokenPack extends Error {
  readonly what: string;
  constructor(what: string, reason: string) {
    super(reason);
    this.what = what;
  }
}

export const sha256 = async (bytes: Uint8Array): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)));

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The text whose signature makes a manifest the instance's. */
export const statementOf = (manifestSha256: string): string => `${PACK_FORMAT}\n${manifestSha256}\n`;

/**
 * Checks an evidence pack by itself: no network, no database, nothing but WebCrypto. Any changed byte fails: the archive
 * is written again and compared, every file against the signed manifest, the audit entries against the signed checkpoint.
 *
 * @param key the verifier key noted earlier; without it a pack vouches for itself
 */
export const verifyPack = async (archive: Uint8Array, key?: string): Promise<PackVerdict> => {
  try {
    const files = new Map(unpacked(archive).map((file) => [file.name, file.bytes]));
    const manifest = manifestIn(files);
    if (key !== undefined && key.trim() !== manifest.key)
      throw new BrokenPack(MANIFEST, "signed with another key than the given one");
    await checkSignature(files, manifest);
    for (const file of manifest.files) await checkFile(file, files.get(file.name));
    checkNames(files, manifest);
    const proofs = parsed(PROOFS, text(PROOFS, files.get(PROOFS)), PackedProofs);
    const signedAt = await checkProofs(proofs, manifest);
    return { ok: true, manifest, signedAt, entries: proofs.entries.length };
  } catch (error) {
    if (!(error instanceof BrokenPack)) throw error;
    return { ok: false, what: error.what, reason: error.message };
  }
};

const unpacked = (archive: Uint8Array): ArchiveFile[] => {
  try {
    return readZip(archive);
  } catch (error) {
    throw new BrokenPack("the archive", (error as Error).message);
  }
};

const text = (name: string, bytes: Uint8Array | undefined): string => {
  if (!bytes) throw new BrokenPack(name, "it is missing");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BrokenPack(name, "it is not UTF-8");
  }
};

const parsed = <T>(
  name: string,
  json: string,
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
): T => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new BrokenPack(name, "it is not JSON");
  }
  const result = schema.safeParse(value);
  if (!result.success || result.data === undefined)
    throw new BrokenPack(name, "it does not read as it should");
  // Spelled in one way only, so that nothing can hide between what is hashed and what is read.
  if (`${JSON.stringify(result.data)}\n` !== json) throw new BrokenPack(name, "it is spelled in another way");
  return result.data;
};

const manifestIn = (files: Map<string, Uint8Array>): Manifest =>
  parsed(MANIFEST, text(MANIFEST, files.get(MANIFEST)), Manifest);

const checkSignature = async (files: Map<string, Uint8Array>, manifest: Manifest): Promise<void> => {
  const note = text(NOTE, files.get(NOTE));
  const signed = await readNote(note, manifest.key).catch((error: Error) => {
    throw new BrokenPack(NOTE, error.message);
  });
  if (signed !== statementOf(await sha256(files.get(MANIFEST)!)))
    throw new BrokenPack(MANIFEST, "it is not the one that was signed");
};

const checkFile = async (file: PackedFile, bytes: Uint8Array | undefined): Promise<void> => {
  if (!bytes) throw new BrokenPack(file.name, "it is missing");
  if (bytes.length !== file.bytes || (await sha256(bytes)) !== file.sha256)
    throw new BrokenPack(file.name, "it is not the file that was packed");
};

const checkNames = (files: Map<string, Uint8Array>, manifest: Manifest): void => {
  const listed = new Set([MANIFEST, NOTE, ...manifest.files.map(({ name }) => name)]);
  const stranger = [...files.keys()].find((name) => !listed.has(name));
  if (stranger) throw new BrokenPack(stranger, "it was added");
};

const CHECKPOINT = /^([^\n]+)\n([1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/;

/** @returns when the checkpoint was signed */
const checkProofs = async ({ checkpoint, entries }: PackedProofs, manifest: Manifest): Promise<string> => {
  const signed = await readNote(checkpoint, manifest.key).catch((error: Error) => {
    throw new BrokenPack(PROOFS, `the checkpoint: ${error.message}`);
  });
  const [, origin, size, root = ""] = CHECKPOINT.exec(signed) ?? [];
  if (!origin || origin !== manifest.key.split("+")[0])
    throw new BrokenPack(PROOFS, "it holds no checkpoint of this log");
  const rootBytes = Uint8Array.from(atob(root), (letter) => letter.charCodeAt(0));
  for (const { seq, text, proof } of entries)
    if (!(await verifyInclusion(text, seq - 1, Number(size), proof, rootBytes)))
      throw new BrokenPack(PROOFS, `entry ${seq} is not in the log that the checkpoint signed`);
  const making = entries.find(({ seq }) => seq === manifest.entry);
  if (!making) throw new BrokenPack(PROOFS, "the entry that records this pack is missing");
  checkMaking(making.text, manifest);
  return /^time (\S+)$/m.exec(signed)?.[1] ?? "";
};

/** The log itself says which files were packed: a pack of other files with an old entry is none. */
const checkMaking = (entry: string, manifest: Manifest): void => {
  const { action, detail } = JSON.parse(entry) as { action?: string; detail?: { files?: PackedFile[] } };
  const said = new Map((detail?.files ?? []).map((file) => [file.name, file.sha256]));
  const packed = manifest.files.filter(({ name }) => name !== PROOFS);
  if (
    action !== "evidence.packed" ||
    said.size !== packed.length ||
    packed.some((file) => said.get(file.name) !== file.sha256)
  )
    throw new BrokenPack(PROOFS, `entry ${manifest.entry} records other files than these`);
};
