import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newKeyPem, type Signer, signerOf } from "./signed-note.ts";

export const KEY_FILE = "audit-ed25519.pem";

/**
 * The log's signing key: PLIMSOLL_AUDIT_KEY (PKCS 8 PEM, `\n` may be written out), or the file in the data
 * folder, made on first use with mode 0600.
 */
export const auditSigner = (env: NodeJS.ProcessEnv = process.env): Signer => {
  if (env.PLIMSOLL_AUDIT_KEY) return signerOf(env.PLIMSOLL_AUDIT_KEY.replaceAll("\\n", "\n"));
  const folder = env.PLIMSOLL_DATA ?? ".plimsoll";
  const file = join(folder, KEY_FILE);
  try {
    return signerOf(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, newKeyPem(), { mode: 0o600, flag: "wx", flush: true });
  try {
    // A link appears whole or not at all; of two processes that start together, one wins and both read its key.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return signerOf(readFileSync(file, "utf8"));
};
