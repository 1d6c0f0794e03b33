import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "../db/client.ts";
import { startEmbedded } from "../db/embedded.ts";
import { defaultDataDirectory, prepareDataDirectory } from "./data-directory.ts";
import { ROOT } from "./install.js";
import { takeLock } from "./lock.ts";
import { Problem } from "./problem.js";

export interface OwnDatabase {
  url: string;
  /** The data directory. */
  folder: string;
}

interface Wanted {
  /** Nobody else may use it meanwhile. */
  alone?: boolean;
  /** An installation that has no data yet gets some. */
  create?: boolean;
}

/** The data directory that a command means: PLIMSOLL_DATA, or where `npm start` keeps it. */
export const ownFolder = (): string => process.env.PLIMSOLL_DATA ?? defaultDataDirectory(ROOT);

/**
 * Runs a command's work on this installation's database: DATABASE_URL's, or the embedded one, which is started where it
 * does not run and left running where it does.
 * @throws Problem with what to do
 */
export const onOwnDatabase = async <T>(
  { alone = false, create = false }: Wanted,
  work: (database: OwnDatabase) => Promise<T>,
): Promise<T> => {
  const folder = ownFolder();
  process.env.PLIMSOLL_DATA = folder;
  if (!process.env.DATABASE_URL && !create && !existsSync(join(folder, "postgres", "cluster")))
    throw new Problem(`there is no data in ${folder}`, "set PLIMSOLL_DATA or DATABASE_URL to where it is");
  if (create) prepareDataDirectory(folder);
  const lock = alone ? takeLock(folder, "a command") : null;
  const embedded = process.env.DATABASE_URL
    ? null
    : await startEmbedded({ dataDir: join(folder, "postgres") });
  const url = embedded?.url ?? process.env.DATABASE_URL!;
  process.env.DATABASE_URL = url;
  const key = join(folder, "secrets", "key");
  if (existsSync(key)) process.env.PLIMSOLL_KEY ??= readFileSync(key, "utf8").trim();
  try {
    return await work({ url, folder });
  } finally {
    await disconnect();
    if (embedded && !embedded.adopted) await embedded.stop();
    lock?.release();
  }
};
