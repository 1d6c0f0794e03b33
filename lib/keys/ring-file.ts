import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { type Keys, keyId, parseKeys } from "../ingest/vault.ts";

/**
 * Where the ring is kept: a file that running processes read again when it changes, or the environment, which
 * only a new start changes.
 */
export const ringFile = (env: NodeJS.ProcessEnv = process.env): string | null =>
  env.PLIMSOLL_KEY_FILE || null;

interface Read {
  stamp: string;
  keys: Keys;
}
const read = new Map<string, Read>();

/** The instance's keys, the one that seals first. @throws Error when there is none. */
export const masterKey = (env: NodeJS.ProcessEnv = process.env): Keys => {
  const file = ringFile(env);
  if (file === null) return parseKeys(env.PLIMSOLL_KEY ?? "");
  const { mtimeNs, ino, size } = statSync(file, { bigint: true });
  const stamp = `${mtimeNs} ${ino} ${size}`;
  const known = read.get(file);
  if (known?.stamp === stamp) return known.keys;
  const keys = parseKeys(readFileSync(file, "utf8"));
  read.set(file, { stamp, keys });
  return keys;
};

const save = (file: string, keys: Keys): void => {
  const draft = `${file}.${process.pid}`;
  const text = keys.map((key) => `${key.toString("base64")}\n`).join("");
  writeFileSync(draft, text, { mode: 0o600, flag: "wx", flush: true });
  // Whoever reads meanwhile has the whole old file or the whole new one.
  renameSync(draft, file);
};

/** A new key in front of the ring. */
export const addKey = (file: string): Keys => {
  const keys = [randomBytes(32), ...parseKeys(readFileSync(file, "utf8"))];
  save(file, keys);
  return keys;
};

/** Leaves only the key that seals. @returns the ids of those that went. */
export const dropOldKeys = (file: string): string[] => {
  const [newest, ...old] = parseKeys(readFileSync(file, "utf8"));
  if (old.length > 0) save(file, [newest!]);
  return old.map((key) => keyId(key).toString("hex"));
};
