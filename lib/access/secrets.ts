import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Tokens read `plm_<kind>_<id>_<secret>_<checksum>`: the checksum tells a typing error from a stranger's guess. */
export interface ParsedToken {
  kind: string;
  id: string;
  secret: string;
}

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
const checksum = (text: string): string => sha256(text).toString("hex").slice(0, 6);

export const secretHash = (secret: string): Buffer => sha256(secret);

export const mintToken = (kind: "collector" | "link"): ParsedToken & { text: string } => {
  const id = randomBytes(8).toString("hex");
  const secret = randomBytes(24).toString("hex");
  const body = `plm_${kind}_${id}_${secret}`;
  return { kind, id, secret, text: `${body}_${checksum(body)}` };
};

/** Null for anything that we never minted. */
export const parseToken = (text: string): ParsedToken | null => {
  const match = /^(plm_([a-z]+)_([0-9a-f]{16})_([0-9a-f]{48}))_([0-9a-f]{6})$/.exec(text);
  if (!match || checksum(match[1]!) !== match[5]) return null;
  return { kind: match[2]!, id: match[3]!, secret: match[4]! };
};

export const sameSecret = (secret: string, hash: Uint8Array): boolean => {
  const own = secretHash(secret);
  return own.length === hash.length && timingSafeEqual(own, hash);
};
