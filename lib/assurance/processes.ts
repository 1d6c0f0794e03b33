import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../db/embedded.ts";
import { productEnvironment } from "../launch/environment.js";
import { ROOT } from "../launch/install.js";
import { HOST } from "../launch/port.ts";
import { build } from "../launch/product.ts";
import { end, start } from "../launch/supervise.ts";
import { belongs } from "./belongings.ts";
import type { Database } from "./database.ts";

const PATIENCE_MS = 20_000;

/** One process of the product, started again at once whenever it ends. */
export interface Kept {
  readonly pid: number | undefined;
  /** Ends that nobody asked for: crashes. */
  readonly crashes: number;
  /** SIGKILL, as the kernel does when memory is short. */
  kill(): void;
  stop(): Promise<void>;
}

const keep = (name: string, argv: string[], env: NodeJS.ProcessEnv): Kept => {
  let child: ChildProcess | undefined;
  let crashes = 0;
  let expected = false;
  let stopping = false;
  const run = () => {
    expected = false;
    child = start({ name, argv, cwd: ROOT, env: { ...env, PLIMSOLL_PROCESS: name } });
    child.once("exit", () => {
      if (!expected && !stopping) crashes += 1;
      child = undefined;
      if (!stopping) setTimeout(run, 20);
    });
  };
  run();
  const kept: Kept = {
    get pid() {
      return child?.pid;
    },
    get crashes() {
      return crashes;
    },
    kill() {
      expected = true;
      child?.kill("SIGKILL");
    },
    async stop() {
      stopping = true;
      if (child) await end(child, PATIENCE_MS);
    },
  };
  belongs(kept.stop);
  return kept;
};

export interface Processes {
  url: string;
  web: Kept;
  worker: Kept;
}

/** The built product on a database: web server and worker, on loopback. */
export const startProcesses = async (
  { url: databaseUrl, folder }: Database,
  more: Record<string, string> = {},
): Promise<Processes> => {
  await build();
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...productEnvironment({ databaseUrl, dataDir: folder, port }),
    PLIMSOLL_RATE_LIMIT: "0",
    ...more,
  };
  const next = [
    "node_modules/next/dist/bin/next",
    "start",
    "--hostname",
    HOST,
    "--port",
    String(port),
    "--keepAliveTimeout",
    "65000",
  ];
  const worker = keep("worker", ["lib/jobs/worker.ts"], env);
  const web = keep("web", next, { ...env, NODE_ENV: "production" });
  const url = `http://${HOST}:${port}`;
  await answering(url);
  return { url, web, worker };
};

const answering = async (url: string): Promise<void> => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const response = await fetch(url, { redirect: "manual" }).catch(() => undefined);
    await response?.body?.cancel();
    if (response) return;
    if (Date.now() > deadline) throw new Error("the web server does not answer within a minute");
    await sleep(100);
  }
};
