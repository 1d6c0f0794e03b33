import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";

/**
 * Encryption of a stream in chunks (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): every
 * chunk is AES-256-GCM of its own, its nonce says its place and whether it is the last, so that chunks cannot be
 * dropped, swapped or cut off. The key comes of the passphrase by scrypt (RFC 7914).
 */
const CHUNK = 65_536;
const TAG = 16;
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };

export interface CipherHeader {
  salt: string;
  prefix: string;
}

export const newCipherHeader = (): CipherHeader => ({
  salt: randomBytes(16).toString("base64"),
  prefix: randomBytes(7).toString("base64"),
});

const keyOf = (passphrase: string, { salt }: CipherHeader): Buffer =>
  scryptSync(passphrase, Buffer.from(salt, "base64"), 32, COST);

const nonceOf = ({ prefix }: CipherHeader, place: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  Buffer.from(prefix, "base64").copy(nonce, 0, 0, 7);
  nonce.writeUInt32BE(place, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
};

/** Pieces of exactly `size` bytes, the last one shorter (or empty), each with whether it is the last. */
async function* chunks(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    // One byte more than a chunk: whatever is kept back is the last.
    for (; rest.length > size; rest = rest.subarray(size))
      yield { chunk: rest.subarray(0, size), last: false };
  }
  yield { chunk: rest, last: true };
}

/** @param said what stands in clear before it and must not be changed either */
export async function* encrypted(
  source: AsyncIterable<Buffer>,
  passphrase: string,
  header: CipherHeader,
  said: Buffer,
): AsyncGenerator<Buffer> {
  const key = keyOf(passphrase, header);
  let place = 0;
  for await (const { chunk, last } of chunks(source, CHUNK)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(header, place++, last)).setAAD(said);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** @throws Error where the passphrase is another one, or a byte was changed, or the end is missing */
export async function* decrypted(
  source: AsyncIterable<Buffer>,
  passphrase: string,
  header: CipherHeader,
  said: Buffer,
): AsyncGenerator<Buffer> {
  const key = keyOf(passphrase, header);
  let place = 0;
  for await (const { chunk, last } of chunks(source, CHUNK + TAG)) {
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(header, place, last)).setAAD(said);
    try {
      decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
      const plain = decipher.update(chunk.subarray(0, chunk.length - TAG));
      decipher.final();
      yield plain;
    } catch {
      throw new Error(
        place === 0
          ? "the passphrase is not the one it was encrypted with, or the file was changed"
          : `the file was changed or cut off after ${place * (CHUNK + TAG)} bytes`,
      );
    }
    place += 1;
  }
}
