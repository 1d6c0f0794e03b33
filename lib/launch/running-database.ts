import { existsSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "../db/embedded.ts";
import { findPostmaster } from "../db/postmaster.ts";
import { Problem } from "./problem.js";

/**
 * Points this process at a running `npm start`: its database and its ring of keys.
 * @throws Problem when nothing runs there
 */
export const pointAtRunning = async (dataDir: string): Promise<void> => {
  const place = join(dataDir, "postgres");
  if (!existsSync(place) || !findPostmaster(join(place, "cluster")))
    throw new Problem(`nothing runs in ${dataDir}`, "start Plimsoll there, or name another directory");
  const { url } = await startEmbedded({ dataDir: place });
  process.env.DATABASE_URL = url;
  process.env.PLIMSOLL_DATA = dataDir;
  process.env.PLIMSOLL_KEY_FILE ??= join(dataDir, "secrets", "key");
};
