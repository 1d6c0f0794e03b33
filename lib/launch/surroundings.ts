import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Surroundings } from "../operations/doctor/examination.ts";
import { ROOT } from "./install.js";

const LEAST_NODE = 24;
const SECRETS = ["secrets/key", "secrets/nextauth-secret", "audit-ed25519.pem", "postgres/password"];

const folderTrouble = (folder: string): string | null => {
  if (!existsSync(folder)) return null;
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return `${folder} cannot be used (${(error as NodeJS.ErrnoException).code})`;
  }
};

const freeBytes = (folder: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : ROOT);
    return bavail * bsize;
  } catch {
    return null;
  }
};

/** npm writes what it installed beside the packages: the same list means the same packages. */
const isInstalled = (): boolean => {
  const list = (file: string): Record<string, { version?: string; optional?: boolean }> =>
    (JSON.parse(readFileSync(join(ROOT, file), "utf8")) as { packages: Record<string, object> }).packages;
  try {
    const there = list("node_modules/.package-lock.json");
    return Object.entries(list("package-lock.json")).every(
      ([path, wanted]) => path === "" || wanted.optional || there[path]?.version === wanted.version,
    );
  } catch {
    return false;
  }
};

/** What the doctor can tell from outside of the database. */
export const surroundingsOf = (folder: string): Surroundings => {
  const keyFile = join(folder, "secrets", "key");
  const fromFile = existsSync(keyFile) ? readFileSync(keyFile, "utf8").trim() : null;
  return {
    node: process.version,
    leastNode: LEAST_NODE,
    folder,
    folderTrouble: folderTrouble(folder),
    freeBytes: freeBytes(folder),
    key: process.env.PLIMSOLL_KEY ?? fromFile,
    openSecrets: SECRETS.map((path) => join(folder, path)).filter(
      (path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0,
    ),
    address: process.env.NEXTAUTH_URL,
    installed: isInstalled(),
    built: existsSync(join(ROOT, ".next", "BUILD_ID")),
  };
};
