/**
 * Signed notes (C2SP signed-note, Ed25519) with WebCrypto alone, so that a browser can read them; `lib/audit` writes them.
 */
const SIGNATURE = /^— (\S+) ([A-Za-z0-9+/]+=*)$/;
const VERIFIER = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/;
const ED25519 = 1;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

interface PublicKey {
  name: string;
  id: Uint8Array;
  key: CryptoKey;
}

/** @throws Error for what is no Ed25519 verifier key, or one whose id is not its own */
const importVerifier = async (vkey: string): Promise<PublicKey> => {
  const [, name = "", id = "", base64 = ""] = VERIFIER.exec(vkey.trim()) ?? [];
  const typed = base64 === "" ? new Uint8Array() : bytesOf(base64);
  if (typed.length !== 33 || typed[0] !== ED25519) throw new Error("not an Ed25519 verifier key");
  const named = new Uint8Array([...new TextEncoder().encode(`${name}\n`), ...typed]);
  const own = new Uint8Array(await crypto.subtle.digest("SHA-256", named)).subarray(0, 4);
  if ([...own].map((byte) => byte.toString(16).padStart(2, "0")).join("") !== id)
    throw new Error("the verifier key's id is not its own");
  const key = await crypto.subtle.importKey("raw", typed.slice(1), "Ed25519", false, ["verify"]);
  return { name, id: own, key };
};

/** The signed text of a note. @throws Error when it is malformed, not signed by the key, or its signature does not fit */
export const readNote = async (note: string, vkey: string): Promise<string> => {
  const { name, id, key } = await importVerifier(vkey);
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw new Error("not a signed note");
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split("\n");
  const [, signer, base64 = ""] = SIGNATURE.exec(lines[0]!) ?? [];
  // One signature, ours: a second line would be a byte that nothing vouches for.
  if (lines.length !== 1 || signer !== name) throw new Error(`not signed by ${name} alone`);
  const bytes = bytesOf(base64);
  if (btoa(String.fromCharCode(...bytes)) !== base64)
    throw new Error("its signature is spelled in another way");
  const isOurs = id.every((byte, at) => byte === bytes[at]);
  const fits = await crypto.subtle.verify("Ed25519", key, bytes.slice(4), new TextEncoder().encode(text));
  if (!isOurs || !fits) throw new Error("the signature does not fit the text");
  return text;
};
