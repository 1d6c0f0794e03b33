import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Engine, findEngine, serverAccount } from "./engine.ts";
import { connectionUrl, DATABASE_NAME, initdbArguments, serverArguments } from "./options.ts";
import { findPostmaster, isAlive } from "./postmaster.ts";
import { isReachable } from "./reachable.ts";

export interface EmbeddedServer {
  /** Connection to the product's own database; its user is the superuser. */
  url: string;
  /** The server was already running (its launcher had been killed). `stop` stops it all the same. */
  adopted: boolean;
  pid: number;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where cluster, password and log lie. Default: `postgres` in PLIMSOLL_DATA or `.plimsoll`. */
  dataDir?: string | undefined;
  /** Default: a free one. */
  port?: number | undefined;
  /** A throw-away server: own temporary directory, no fsync, removed on stop. */
  ephemeral?: boolean | undefined;
}

/** Crash recovery replays the log before the server answers; a big one takes its time. */
const READY_WITHIN_MS = 120_000;

/**
 * Starts the PostgreSQL that came with npm, or adopts the one already running in `dataDir`.
 * @throws Error whose message is one line with the reason and the fix
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const ephemeral = options.ephemeral ?? false;
  const dataDir = ephemeral
    ? mkdtempSync(join(tmpdir(), "plimsoll-pg-"))
    : resolve(options.dataDir ?? defaultDataDir());
  const cleanUp = () => ephemeral && rmSync(dataDir, { recursive: true, force: true });
  try {
    const { cluster, password } = prepare(dataDir, ephemeral);
    const running = findPostmaster(cluster);
    const pid = running?.pid ?? (await launch(findEngine(dataDir), dataDir, options.port, ephemeral));
    await createDatabase(await answering(dataDir, pid, password), password);
    const port = findPostmaster(cluster)?.port ?? 0;
    const stop = async () => {
      await stopServer(pid);
      cleanUp();
    };
    return { url: connectionUrl(port, password), adopted: running !== undefined, pid, stop };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

const defaultDataDir = () => join(process.env.PLIMSOLL_DATA ?? ".plimsoll", "postgres");

function prepare(dataDir: string, ephemeral: boolean): { cluster: string; password: string } {
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

const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: "C",
  TZ: "UTC",
  NODE_ENV: "production",
});

async function launch(
  engine: Engine,
  dataDir: string,
  wanted: number | undefined,
  ephemeral: boolean,
): Promise<number> {
  const cluster = join(dataDir, "cluster");
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const log = openSync(join(dataDir, "server.log"), "w", 0o600);
    const child = spawn(
      engine.postgres,
      ["-D", cluster, ...serverArguments(wanted ?? (await freePort()), ephemeral)],
      {
        ...engine.account,
        cwd: "/",
        env: serverEnvironment(),
        // Its own session: Ctrl-C in the terminal must reach web and worker first, and the database last.
        detached: true,
        stdio: ["ignore", log, log],
      },
    );
    closeSync(log);
    child.unref();
    const failure = await failedOrReady(child, cluster, deadline);
    if (failure === undefined) return child.pid!;
    const reason = readFileSync(join(dataDir, "server.log"), "utf8");
    // Backends outlive a killed postmaster for a moment; a port may be taken between choosing and binding it.
    const passes =
      /shared memory block|lock file .* already exists/.test(reason) ||
      (wanted === undefined && /Address already in use/.test(reason));
    if (!passes || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start: ${reasonFrom(reason) || failure}`);
    await sleep(200);
  }
}

async function failedOrReady(
  child: ChildProcess,
  cluster: string,
  deadline: number,
): Promise<string | undefined> {
  let failure: string | undefined;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", (code, signal) => {
    failure = `it ended with ${signal ?? code}`;
  });
  while (failure === undefined && Date.now() < deadline) {
    const found = findPostmaster(cluster);
    if (found?.pid === child.pid && found?.state === "ready") return undefined;
    await sleep(20);
  }
  return failure ?? `not ready after ${READY_WITHIN_MS / 1000} s`;
}

/** Waits until the server answers (an adopted one may still recover) and returns its port. */
async function answering(dataDir: string, pid: number, password: string): Promise<number> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const found = findPostmaster(join(dataDir, "cluster"));
    if (found?.state === "ready") {
      const client = new pg.Client({ connectionString: connectionUrl(found.port, password, "postgres") });
      const connected = await client.connect().then(
        () => true,
        (error: Error & { code?: string }) => {
          if (error.code === "28P01")
            throw new Error(
              `the password in ${join(dataDir, "password")} is not that of the data beside it: restore the file`,
            );
          return false;
        },
      );
      await client.end().catch(() => {});
      if (connected) return found.port;
    }
    if (!isAlive(pid) || Date.now() > deadline)
      throw new Error(`PostgreSQL stopped while starting: see ${join(dataDir, "server.log")}`);
    await sleep(50);
  }
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl(port, password, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

/** Fast shutdown (checkpoint, then end); immediate when it hangs: the log replays on the next start. */
async function stopServer(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    if (!isRunning(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (isRunning(pid) && Date.now() < deadline) await sleep(20);
  }
}

function isRunning(pid: number): boolean {
  return isAlive(pid);
}

export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";

const reasonFrom = (log: string): string =>
  [...log.matchAll(/(?:FATAL|PANIC|ERROR):\s+(.*)/g)].at(-1)?.[1] ?? lastLine(log);
