import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

/** C2SP signed-note: Ed25519 is algorithm 1. */
const ED25519 = 1;
/** DER in front of a raw Ed25519 public key (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

export interface Verifier {
  name: string;
  /** First four bytes of SHA-256(name ‖ "\n" ‖ algorithm ‖ public key). */
  keyId: Buffer;
  publicKey: KeyObject;
  /** The text form to hand around: `name+keyid+base64(algorithm ‖ public key)`. */
  vkey: string;
}

export interface Signer extends Verifier {
  privateKey: KeyObject;
}

const verifierOf = (name: string, raw: Buffer): Verifier => {
  const typed = Buffer.concat([Buffer.of(ED25519), raw]);
  const keyId = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), typed]), "buffer").subarray(0, 4);
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" });
  return { name, keyId, publicKey, vkey: `${name}+${keyId.toString("hex")}+${typed.toString("base64")}` };
};

/**
 * Reads a verifier key in its text form (C2SP signed-note, "Verifier keys").
 * @throws Error when it is malformed, no Ed25519 key, or its id is not its own
 */
export const parseVerifier = (vkey: string): Verifier => {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey.trim());
  const typed = Buffer.from(parts?.[3] ?? "", "base64");
  if (!parts || typed.length !== 33 || typed[0] !== ED25519) throw new Error("not an Ed25519 verifier key");
  const verifier = verifierOf(parts[1]!, typed.subarray(1));
  if (verifier.keyId.toString("hex") !== parts[2]) throw new Error("the verifier key's id is not its own");
  return verifier;
};

/**
 * The signer of a PKCS 8 PEM. Its name is made of the key, so that two installations never share one.
 * @throws Error when the PEM holds no Ed25519 private key
 */
export const signerOf = (pem: string): Signer => {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("the audit key is not an Ed25519 key");
  const raw = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(SPKI.length);
  const name = `plimsoll/audit/${hash("sha256", raw, "hex").slice(0, 16)}`;
  return { ...verifierOf(name, raw), privateKey };
};

/** A fresh Ed25519 private key as PKCS 8 PEM. */
export const newKeyPem = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }) as string;

/** Text (ending in a newline) → note: text, blank line, one signature line (C2SP signed-note). */
export const signNote = (text: string, signer: Signer): string => {
  const signature = Buffer.concat([signer.keyId, sign(null, Buffer.from(text), signer.privateKey)]);
  return `${text}\n— ${signer.name} ${signature.toString("base64")}\n`;
};

const SIGNATURE = /^— (\S+) ([A-Za-z0-9+/]+=*)$/;

/**
 * The signed text of a note. Signatures of other keys are ignored, as the format asks.
 * @throws Error when the note is malformed, not signed by `verifier`, or its signature does not fit
 */
export const openNote = (note: string, verifier: Verifier): string => {
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw new Error("not a signed note");
  const text = note.slice(0, split + 1);
  let signed = false;
  for (const line of note.slice(split + 2, -1).split("\n")) {
    const [, name, base64] = SIGNATURE.exec(line) ?? [];
    if (!name || !base64) throw new Error("not a signed note: a signature line is malformed");
    const bytes = Buffer.from(base64, "base64");
    // Base64 has spare bits: only the canonical spelling counts, or two notes would be one.
    if (bytes.toString("base64") !== base64) throw new Error("not a signed note: base64 is not canonical");
    if (name !== verifier.name || !bytes.subarray(0, 4).equals(verifier.keyId)) continue;
    if (!verify(null, Buffer.from(text), verifier.publicKey, bytes.subarray(4))) {
      throw new Error("the signature does not fit the text");
    }
    signed = true;
  }
  if (!signed) throw new Error(`not signed by ${verifier.name}`);
  return text;
};
