import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { systemActor } from "../access/actor.ts";
import { type Keys, keyId } from "../ingest/vault.ts";
import { countSealed, findRotation } from "../keys/read.ts";
import { addKey, dropOldKeys, masterKey, ringFile } from "../keys/ring-file.ts";
import { recordRetired, startRotation } from "../keys/write.ts";
import { pointAtRunning } from "../launch/running-database.ts";
import { KEYS_OPTIONS } from "./options.ts";

const ACTOR = systemActor("plimsoll keys");
const POLL_MS = 500;
/** For how long nothing may move before the worker is taken to be away. */
const PATIENCE_MS = 30_000;

const name = (key: Buffer): string => keyId(key).toString("hex");

const status = async (): Promise<number> => {
  const keys = masterKey();
  const counts = await countSealed();
  for (const [at, key] of keys.entries())
    console.log(`${name(key)}  ${at === 0 ? "seals and opens" : "opens"}`);
  for (const { table, key, rows } of counts) console.log(`  ${rows} of ${table} with ${key}`);
  const rotation = await findRotation();
  if (rotation && !rotation.finished)
    console.log(`rotation ${rotation.id}: ${rotation.done} of ${rotation.total} wrapped anew`);
  return 0;
};

/** The ring with a new key in front: in the file, or as the environment already says. */
const turned = (): Keys => {
  const file = ringFile();
  if (file !== null) return addKey(file);
  const keys = masterKey();
  if (keys.length > 1) return keys;
  throw new Error(
    "PLIMSOLL_KEY holds one key. Set it to OLD,NEW for all processes, then to NEW,OLD, restarting each time; then run this again.",
  );
};

const rotate = async (): Promise<number> => {
  const keys = turned();
  console.log(`${name(keys[0]!)} seals from now on`);
  const id = await startRotation(ACTOR, keys);
  let moved = Date.now();
  for (let last = -1; ; ) {
    const rotation = await findRotation(id);
    if (rotation && rotation.done !== last) {
      moved = Date.now();
      last = rotation.done;
      console.log(`${rotation.done} of ${rotation.total} wrapped anew`);
    }
    if (rotation?.finished) {
      if (rotation.failed > 0)
        console.error(`${rotation.failed} are sealed with a key that is not in the ring`);
      else console.log("Done. `plimsoll keys retire` forgets the old keys; backups made before need them.");
      return rotation.failed > 0 ? 1 : 0;
    }
    if (Date.now() - moved > PATIENCE_MS)
      throw new Error("The worker does not move. The job waits for it; see `plimsoll keys status`.");
    await sleep(POLL_MS);
  }
};

const retire = async (): Promise<number> => {
  const file = ringFile();
  if (file === null) throw new Error("The ring is in PLIMSOLL_KEY: take the old keys out there.");
  const [newest, ...old] = masterKey();
  const current = name(newest!);
  const left = (await countSealed()).filter(({ key }) => key !== current);
  if (left.length > 0)
    throw new Error(
      `Old keys still seal ${left.map(({ rows, table }) => `${rows} of ${table}`).join(", ")}.`,
    );
  if (old.length > 0) await recordRetired(ACTOR, old.map(name));
  const gone = dropOldKeys(file);
  console.log(gone.length > 0 ? `Forgotten: ${gone.join(", ")}` : "There are no old keys.");
  return 0;
};

const WORDS: Record<string, () => Promise<number>> = { status, rotate, retire };

/** `plimsoll keys status|rotate|retire [--data DIR]`. */
export const keys = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: KEYS_OPTIONS });
  const work = WORDS[positionals[0] ?? ""];
  if (!work || positionals.length > 1) {
    console.error("usage: plimsoll keys status|rotate|retire [--data DIR]");
    return 2;
  }
  try {
    if (values.data) await pointAtRunning(resolve(values.data));
    return await work();
  } catch (error) {
    console.error(`plimsoll keys: ${(error as Error).message}`);
    return 1;
  }
};
