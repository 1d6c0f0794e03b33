import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./install.js";
import { HOST } from "./port.ts";
import { Problem } from "./problem.js";
import { runNode } from "./run.ts";
import { BUILD, PRISMA_CLIENT, refresh } from "./stale.ts";
import { type Supervised, supervise } from "./supervise.ts";

const NEXT = "node_modules/next/dist/bin/next";
/** Longer than what clients and proxies keep an idle connection for: whoever closes first must not be us, mid-request. */
const KEEP_ALIVE = ["--keepAliveTimeout", "65000"];
const WORKER = "lib/jobs/worker.ts";

export async function generateClient(): Promise<void> {
  await refresh(ROOT, PRISMA_CLIENT, () => runNode("prisma generate", ["prisma/prisma.js", "generate"]));
}

export async function build(): Promise<boolean> {
  return refresh(ROOT, BUILD, () => {
    console.log("Building (next build)…");
    return runNode("next build", [NEXT, "build"], {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
  });
}

export interface Product {
  web: Supervised;
  worker: Supervised | undefined;
  stop(): Promise<void>;
}

/**
 * Starts web and worker, and waits until the web server answers.
 * @throws Problem when it does not within a minute; both are stopped then
 */
export async function startProduct(env: NodeJS.ProcessEnv, port: number, dev = false): Promise<Product> {
  const serve = [
    dev ? "dev" : "start",
    "--hostname",
    HOST,
    "--port",
    String(port),
    ...(dev ? [] : KEEP_ALIVE),
  ];
  const process = (name: string, argv: string[]) =>
    supervise({ name, argv, cwd: ROOT, env: { ...env, PLIMSOLL_PROCESS: name } });
  const web = process("web", [NEXT, ...serve]);
  const worker = existsSync(join(ROOT, WORKER)) ? process("worker", [WORKER]) : undefined;
  const stop = async () => {
    await Promise.all([web.stop(), worker?.stop()]);
  };
  try {
    await answers(port, web);
  } catch (error) {
    await stop();
    throw error;
  }
  return { web, worker, stop };
}

async function answers(port: number, web: Supervised): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && web.restarts < 3) {
    const response = await fetch(`http://${HOST}:${port}/`, { redirect: "manual" }).catch(() => undefined);
    await response?.body?.cancel();
    // Any answer will do: what it says is the product's business.
    if (response) return;
    await sleep(100);
  }
  throw new Problem("the web server does not start", "see its messages above");
}
