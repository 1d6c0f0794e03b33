import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startEmbedded } from "../lib/db/embedded.ts";
import { prepareDatabase } from "../lib/db/prepare.ts";
import { productEnvironment } from "../lib/launch/environment.js";
import { HOST } from "../lib/launch/port.ts";
import { build, startProduct } from "../lib/launch/product.ts";

export interface RunningProduct {
  /** Where the browser goes. */
  url: string;
  /** What web and worker were started with: for commands that a spec runs beside them. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** The built product with web server and worker, on a database and a data directory that end with it. */
export async function startThrowAway(): Promise<RunningProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), "plimsoll-e2e-"));
  const database = await startEmbedded({ ephemeral: true });
  const stopDatabase = async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await prepareDatabase(database.url);
    await build();
    const port = await freePort();
    // One port of this machine, on which a spec may be what the product sends messages to.
    const receiver = { PLIMSOLL_OUTBOUND_ALLOW: `${HOST}:${await freePort()}` };
    const env = productEnvironment(
      { databaseUrl: database.url, dataDir, port },
      { ...process.env, ...receiver },
    );
    const product = await startProduct(env, port);
    const stop = async () => {
      await product.stop();
      await stopDatabase();
    };
    return { url: `http://${HOST}:${port}`, env, stop };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

/** The part of the environment that specs need to run the product's own commands. */
const SHARED = [
  "DATABASE_URL",
  "NEXTAUTH_SECRET",
  "NEXTAUTH_URL",
  "PLIMSOLL_KEY",
  "PLIMSOLL_DATA",
  "PLIMSOLL_OUTBOUND_ALLOW",
] as const;

/** Playwright's global set-up: one product for all specs of a run. Default export as Playwright demands. */
export default async function setup(): Promise<() => Promise<void>> {
  // Already running, its environment exported beside it: for going over one spec again and again.
  if (process.env.PLIMSOLL_E2E_URL) return async () => {};
  const product = await startThrowAway();
  process.env.PLIMSOLL_E2E_URL = product.url;
  for (const name of SHARED) process.env[name] = product.env[name];
  return product.stop;
}
