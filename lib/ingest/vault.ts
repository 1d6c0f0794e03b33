import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/**
 * Envelope encryption of report bodies (AES-256-GCM, NIST SP 800-38D): every body has its own data key, which
 * the master key wraps. The owner (table and row) is authenticated, so that bodies cannot be swapped.
 *
 * Layout: version 1 · wrap nonce 12 · wrapped key 32 · wrap tag 16 · body nonce 12 · body tag 16 · zstd body.
 */
const VERSION = 1;
const HEADER = 1 + 12 + 32 + 16 + 12 + 16;

const encrypt = (
  key: Buffer,
  plain: Buffer,
  owner: string,
): { nonce: Buffer; sealed: Buffer; tag: Buffer } => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { nonce, sealed, tag: cipher.getAuthTag() };
};

const decrypt = (key: Buffer, nonce: Buffer, sealed: Buffer, tag: Buffer, owner: string): Buffer => {
  const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
};

/** @param owner what the body belongs to, e.g. `report/<sha256>`; must be the same when opening. */
export const seal = (masterKey: Buffer, body: Buffer, owner: string): Buffer => {
  const dataKey = randomBytes(32);
  const wrapped = encrypt(masterKey, dataKey, owner);
  const compressed = zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  const content = encrypt(dataKey, compressed, owner);
  return Buffer.concat([
    Buffer.of(VERSION),
    wrapped.nonce,
    wrapped.sealed,
    wrapped.tag,
    content.nonce,
    content.tag,
    content.sealed,
  ]);
};

/** @param size of the body in bytes, so that it is written in one piece. @throws Error when the key is another one or a byte was changed. */
export const unseal = (masterKey: Buffer, sealed: Buffer, owner: string, size: number): Buffer => {
  if (sealed[0] !== VERSION || sealed.length < HEADER) throw new Error(`${owner}: not a sealed body`);
  const dataKey = decrypt(
    masterKey,
    sealed.subarray(1, 13),
    sealed.subarray(13, 45),
    sealed.subarray(45, 61),
    owner,
  );
  const plain = decrypt(
    dataKey,
    sealed.subarray(61, 73),
    sealed.subarray(89),
    sealed.subarray(73, 89),
    owner,
  );
  // One byte more than it fills: a body that ends with its buffer makes zlib ask for a second one.
  return zstdDecompressSync(plain, { chunkSize: Math.max(size + 1, 1024) });
};

/** The master key from the environment: 32 bytes in base64, made by the launcher. @throws Error when it is not. */
export const masterKey = (text: string | undefined = process.env.PLIMSOLL_KEY): Buffer => {
  const key = Buffer.from(text ?? "", "base64");
  if (key.length !== 32)
    throw new Error("PLIMSOLL_KEY must be 32 bytes in base64: start Plimsoll with `npm start`.");
  return key;
};
