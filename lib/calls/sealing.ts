import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const IV = 12;
const TAG = 16;

const keyOf = (secret: string, owner: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, owner, "plimsoll call answer", 32));

/**
 * A text that only who knows the secret can read: AES-256-GCM with a key from it (HKDF, RFC 5869), base64.
 * @param owner who it belongs to; nobody else's secret opens it, even the same
 */
export const sealText = (text: string, secret: string, owner: string): string => {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, owner), iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
};

/** @throws Error where the secret or the owner is another, or the sealed text was changed */
export const openText = (sealed: string, secret: string, owner: string): string => {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secret, owner), bytes.subarray(0, IV));
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString("utf8");
};
