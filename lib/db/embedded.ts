import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { lastLine, prepareCluster, serverEnvironment } from "./cluster.ts";
import { type Engine, findEngine } from "./engine.ts";
import { connectionUrl, DATABASE_NAME, serverArguments } from "./options.ts";
import { clearStalePidFile, findPostmaster, isAlive } from "./postmaster.ts";

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
  let pid: number | undefined;
  try {
    const { cluster, password } = prepareCluster(dataDir, ephemeral);
    pid = findPostmaster(cluster)?.pid;
    let port = pid && (await answering(dataDir, pid, password));
    const adopted = Boolean(pid && port);
    // A server found may be on its way out: then it is ours to start.
    if (!pid || !port) {
      pid = await launch(findEngine(dataDir), dataDir, options.port, ephemeral);
      port = await answering(dataDir, pid, password);
    }
    if (!port) throw new Error(`PostgreSQL stopped while starting: see ${join(dataDir, "server.log")}`);
    await createDatabase(port, password);
    const serving = pid;
    const stop = async () => {
      await stopServer(serving);
      cleanUp();
    };
    return { url: connectionUrl(port, password), adopted, pid, stop };
  } catch (error) {
    if (pid !== undefined) await stopServer(pid);
    cleanUp();
    throw error;
  }
}

const defaultDataDir = () => join(process.env.PLIMSOLL_DATA ?? ".plimsoll", "postgres");

async function launch(
  engine: Engine,
  dataDir: string,
  wanted: number | undefined,
  ephemeral: boolean,
): Promise<number> {
  const cluster = join(dataDir, "cluster");
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    clearStalePidFile(cluster);
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

/** Waits until the server answers (an adopted one may still recover): its port, or undefined when it ended. */
async function answering(dataDir: string, pid: number, password: string): Promise<number | undefined> {
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
    if (!isAlive(pid)) return undefined;
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL does not answer: see ${join(dataDir, "server.log")}`);
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
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (isAlive(pid) && Date.now() < deadline) await sleep(20);
  }
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

const reasonFrom = (log: string): string =>
  [...log.matchAll(/(?:FATAL|PANIC|ERROR):\s+(.*)/g)].at(-1)?.[1] ?? lastLine(log);
