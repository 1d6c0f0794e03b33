import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/**
 * Envelope encryption (AES-256-GCM, NIST SP 800-38D): every body has its own data key, which a master key wraps. The
 * owner (table and row) is authenticated with both, so that bodies cannot be swapped.
 *
 * Layout 2: version 1 · master key's id 8 · wrap nonce 12 · wrapped key 32 · wrap tag 16 ‖ body nonce 12 · body tag 16 ·
 * zstd body. Layout 1 is the same without the id. What stands before ‖ is the head: a rotation replaces it alone.
 */
const ID = 8;
const WRAP = 12 + 32 + 16;
const CONTENT = 12 + 16;

/** Master keys of 32 bytes: the first one seals, every one opens. */
export type Keys = readonly Buffer[];

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
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 })
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
};

/** Eight bytes by which a master key is told from others; they say nothing of it. */
export const keyId = (key: Buffer): Buffer =>
  createHash("sha256").update("plimsoll master key\n").update(key).digest().subarray(0, ID);

/** The newest layout's version, as it stands in the first byte. */
export const NEWEST = 2;

/** Bytes of the head that a sealed body begins with. @throws Error when it is no sealed body. */
export const headLength = (sealed: Buffer): number => {
  if (sealed[0] === 1) return 1 + WRAP;
  if (sealed[0] === NEWEST) return 1 + ID + WRAP;
  throw new Error("not a sealed body");
};

const headOf = (keys: Keys, dataKey: Buffer, owner: string): Buffer => {
  const [key] = keys;
  if (!key) throw new Error("there is no key to seal with");
  const { nonce, sealed, tag } = encrypt(key, dataKey, owner);
  return Buffer.concat([Buffer.of(NEWEST), keyId(key), nonce, sealed, tag]);
};

const dataKeyIn = (keys: Keys, sealed: Buffer, owner: string): Buffer => {
  const length = headLength(sealed);
  if (sealed.length < length) throw new Error(`${owner}: not a sealed body`);
  const wrap = sealed.subarray(length - WRAP, length);
  const id = sealed.subarray(1, 1 + ID);
  const possible = sealed[0] === 1 ? keys : keys.filter((key) => keyId(key).equals(id));
  for (const [at, key] of possible.entries()) {
    try {
      return decrypt(key, wrap.subarray(0, 12), wrap.subarray(12, 44), wrap.subarray(44), owner);
    } catch (error) {
      // Only the old layout leaves it open which key it was.
      if (at === possible.length - 1) throw error;
    }
  }
  throw new Error(`${owner}: sealed with a key that is not in the ring (${id.toString("hex")})`);
};

/** @param owner what the body belongs to, e.g. `report/<sha256>`; must be the same when opening. */
export const seal = (keys: Keys, body: Buffer, owner: string): Buffer => {
  const dataKey = randomBytes(32);
  const compressed = zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  const { nonce, sealed, tag } = encrypt(dataKey, compressed, owner);
  return Buffer.concat([headOf(keys, dataKey, owner), nonce, tag, sealed]);
};

/** @param size of the body in bytes, so that it is written in one piece. @throws Error when no key of the ring fits or a byte was changed. */
export const unseal = (keys: Keys, sealed: Buffer, owner: string, size: number): Buffer => {
  const dataKey = dataKeyIn(keys, sealed, owner);
  const content = sealed.subarray(headLength(sealed));
  if (content.length < CONTENT) throw new Error(`${owner}: not a sealed body`);
  const plain = decrypt(
    dataKey,
    content.subarray(0, 12),
    content.subarray(CONTENT),
    content.subarray(12, CONTENT),
    owner,
  );
  // One byte more than it fills: a body that ends with its buffer makes zlib ask for a second one.
  return zstdDecompressSync(plain, { chunkSize: Math.max(size + 1, 1024) });
};

/**
 * The head of a sealed body for the first key of the ring; the body itself stays as it is.
 * @param sealed the body, or only its beginning: the head is enough
 * @throws Error when no key of the ring opens it
 */
export const rewrappedHead = (keys: Keys, sealed: Buffer, owner: string): Buffer =>
  headOf(keys, dataKeyIn(keys, sealed, owner), owner);

/** Keys written in base64, one after the other, the newest first. @throws Error when one is not 32 bytes or there is none. */
export const parseKeys = (text: string): Keys => {
  const keys = text
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .map((word) => Buffer.from(word, "base64"));
  if (keys.length === 0 || keys.some((key) => key.length !== 32))
    throw new Error("PLIMSOLL_KEY must be 32 bytes in base64: start Plimsoll with `npm start`.");
  return keys;
};
