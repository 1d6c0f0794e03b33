import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disconnect } from "../db/client.ts";
import { type EmbeddedServer, startEmbedded } from "../db/embedded.ts";
import { prepareDatabase } from "../db/prepare.ts";
import { forgetDictionaries } from "../ingest/dictionary/write.ts";
import { belongs } from "./belongings.ts";

export interface Database {
  url: string;
  /** Of the data directory, which the product's processes get as theirs. */
  folder: string;
  /** Ends the server as a power cut would, and starts it again at the same address. Seconds until it answers. */
  crash(): Promise<number>;
  end(): Promise<void>;
}

/**
 * A migrated database in a directory of its own, which this process is connected to from now on.
 * @param durable with the settings of real data, so that what was committed outlives a crash
 */
export const newDatabase = async ({ durable }: { durable: boolean }): Promise<Database> => {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-assurance-"));
  chmodSync(folder, 0o711);
  const place = join(folder, "postgres");
  const start = (port?: number): Promise<EmbeddedServer> =>
    startEmbedded(durable ? { dataDir: place, port } : { ephemeral: true, port });
  // A promise, because the run may be told to end while it starts.
  let server = start();
  let ended = false;
  const end = async () => {
    if (ended) return;
    ended = true;
    await disconnect();
    await server
      .then(({ stop }) => stop())
      .finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  };
  belongs(end);
  const { url } = await server;
  await prepareDatabase(url);
  await disconnect();
  forgetDictionaries();
  process.env.DATABASE_URL = url;
  process.env.PLIMSOLL_DATA = folder;
  process.env.PLIMSOLL_KEY = randomBytes(32).toString("base64");
  return {
    url,
    folder,
    end,
    async crash() {
      if (ended) return 0;
      const begun = performance.now();
      process.kill((await server).pid, "SIGKILL");
      server = start(Number(new URL(url).port));
      await server;
      return (performance.now() - begun) / 1000;
    },
  };
};
