import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Engine, findEngine, serverAccount } from "./engine.ts";
import { initdbArguments } from "./options.ts";
import { isReachable } from "./reachable.ts";

/**
 * Makes a directory ready to be served from: `cluster` (PostgreSQL's own), `password` (0600) and, later, `server.log`.
 * @throws Error, one line with reason and fix
 */
export function prepareCluster(dataDir: string, ephemeral: boolean): { cluster: string; password: string } {
  const cluster = join(dataDir, "cluster");
  const passwordFile = join(dataDir, "password");
  mkdirSync(dataDir, { recursive: true });
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711);
  if (!isReachable(dataDir)) {
    throw new Error(
      `${dataDir} lies in a directory closed to the database's account (nobody): choose one with --data, or chmod o+x its parents`,
    );
  }
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  const password = readFileSync(passwordFile, "utf8").trim();
  if (!existsSync(cluster)) initialise(findEngine(dataDir), dataDir, password, ephemeral);
  return { cluster, password };
}

/** Built beside its place and moved there when complete: a kill half-way leaves nothing that looks like data. */
function initialise(engine: Engine, dataDir: string, password: string, ephemeral: boolean): void {
  const unfinished = join(dataDir, "initialising");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = join(unfinished, "password");
  const cluster = join(unfinished, "cluster");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = serverAccount();
  if (uid !== undefined && gid !== undefined)
    for (const path of [unfinished, passwordFile]) chownSync(path, uid, gid);
  const made = spawnSync(engine.initdb, initdbArguments(cluster, passwordFile, ephemeral), {
    ...engine.account,
    cwd: "/",
    env: serverEnvironment(),
    encoding: "utf8",
  });
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not create its data: ${lastLine(made.stderr || String(made.error))}`);
  renameSync(cluster, join(dataDir, "cluster"));
  rmSync(unfinished, { recursive: true, force: true });
}

export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: "C",
  TZ: "UTC",
  NODE_ENV: "production",
});

/** The line of PostgreSQL's output that says what is wrong. */
export const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";
