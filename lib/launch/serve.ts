/** The launcher proper, in Node 24 with everything installed: `npm start` goes on here. */
import { join } from "node:path";
import { type EmbeddedServer, startEmbedded } from "../db/embedded.ts";
import { isAlive } from "../db/postmaster.ts";
import { prepareDatabase } from "../db/prepare.ts";
import { defaultDataDirectory, prepareDataDirectory } from "./data-directory.ts";
import { productEnvironment } from "./environment.js";
import { ROOT } from "./install.js";
import { type Lock, takeLock } from "./lock.ts";
import { startOptions } from "./options.js";
import { HOST, requirePort } from "./port.ts";
import { giveUp, oneLine } from "./problem.js";
import { build, generateClient, startProduct } from "./product.ts";
import { askNode, runNode } from "./run.ts";

const DEMO = "prisma/demo/load.ts";

/** What has to be undone, latest first. */
const undo: (() => unknown)[] = [];
let ending: Promise<void> | undefined;

function stopAll(): Promise<void> {
  ending ??= (async () => {
    for (const step of undo.reverse()) {
      await Promise.resolve(step()).catch?.((error: unknown) => console.error(`plimsoll: ${oneLine(error)}`));
    }
  })();
  return ending;
}

async function start(): Promise<void> {
  const { port, dev, demo, data } = startOptions(process.argv.slice(2), process.env);
  const dataDir = data ?? defaultDataDirectory(ROOT);
  const address = `http://${HOST}:${port}`;
  prepareDataDirectory(dataDir);
  const lock: Lock = takeLock(dataDir, address);
  undo.push(lock.release);
  await requirePort(port, lock.wasStale ? 10_000 : 0);

  const databaseUrl = process.env.DATABASE_URL || (await embedded(dataDir));
  const { applied } = await prepareDatabase(databaseUrl);
  if (applied.length > 0) console.log(`Applied ${applied.length} migration(s)`);
  await generateClient();
  if (!dev) await build();

  const env = productEnvironment({ databaseUrl, dataDir, port, dev, demo });
  const product = await startProduct(env, port, dev);
  undo.push(product.stop);
  console.log(`\nPlimsoll   ${address}\nData       ${dataDir}`);
  if (demo) await runNode("loading the demonstration estate", [DEMO, "--url", address], { env });
  await printFirstSignIn(address, env);
  console.log("Stop with Ctrl-C.");
}

async function embedded(dataDir: string): Promise<string> {
  const place = join(dataDir, "postgres");
  let server: EmbeddedServer = await startEmbedded({ dataDir: place });
  if (server.adopted) console.log("Found the database of a launcher that was killed, and use it");
  const port = Number(new URL(server.url).port);
  // Web and worker know its address: when it is killed, it comes back at the same.
  let restarting = false;
  const watch = setInterval(async () => {
    if (restarting || ending || isAlive(server.pid)) return;
    restarting = true;
    console.error("plimsoll: the database ended; starting it again");
    try {
      server = await startEmbedded({ dataDir: place, port });
    } catch (error) {
      console.error(`plimsoll: ${oneLine(error)}`);
    }
    restarting = false;
  }, 1_000);
  undo.push(() => {
    clearInterval(watch);
    return server.stop();
  });
  return server.url;
}

/** The link exists only while nobody has an account. */
async function printFirstSignIn(address: string, env: NodeJS.ProcessEnv): Promise<void> {
  const command = ["lib/cli/plimsoll.ts", "first-link", "--url", address];
  const link = await askNode("making the first sign-in link", command, { env });
  if (link) console.log(`Sign in    ${link}   (works once)`);
}

const quit = async () => {
  console.log("\nStopping…");
  await stopAll();
  process.exit(0);
};
for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) process.on(signal, quit);

start().catch(async (error: unknown) => {
  await stopAll();
  giveUp(error);
});
