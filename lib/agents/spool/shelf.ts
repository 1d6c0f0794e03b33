import { readdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { isUnfinished, makeFolder, removeFile, writeDurably } from "./folder.ts";

/** The files of a spool: parcels by number, with what they are a look at; those refused; how many were lost. */
export interface Shelved {
  /** `000000000042.parcel`, with a series `000000000042-9f86d081.parcel`. */
  file: string;
  bytes: number;
}

const PARCEL = /^(\d{12})(?:-[0-9a-f]{8})?\.parcel$/;
const REFUSED = "refused";
const MOST_REFUSED = 100;
const LOST = "lost.json";

export const parcelName = (number: number, series: string | null): string =>
  `${String(number).padStart(12, "0")}${series === null ? "" : `-${series}`}.parcel`;

export const isOfSeries = (file: string): boolean => file.includes("-");

/** What waits, the oldest first; what was not written to its end is none. */
export const shelved = async (folder: string): Promise<Shelved[]> => {
  await makeFolder(join(folder, REFUSED));
  const names = await readdir(folder);
  for (const name of names.filter(isUnfinished)) await removeFile(folder, name);
  const files = names.filter((name) => PARCEL.test(name)).sort();
  return Promise.all(files.map(async (file) => ({ file, bytes: (await stat(join(folder, file))).size })));
};

/** The highest number in use, refused parcels among them; 0 where there is none. */
export const lastNumber = async (folder: string): Promise<number> => {
  const names = [...(await readdir(folder)), ...(await readdir(join(folder, REFUSED)))];
  return Math.max(0, ...names.map((name) => Number(PARCEL.exec(name)?.[1] ?? 0)));
};

/** Kept beside the reason, for a person; the oldest of very many go. */
export const setAside = async (folder: string, file: string, reason: string): Promise<void> => {
  const refused = join(folder, REFUSED);
  await writeDurably(refused, `${file}.reason`, Buffer.from(`${reason}\n`));
  // It may have been superseded while the server made up its mind.
  await rename(join(folder, file), join(refused, file)).catch(() => {});
  const all = (await readdir(refused)).filter((name) => PARCEL.test(name)).sort();
  for (const name of all.slice(0, Math.max(all.length - MOST_REFUSED, 0)))
    for (const old of [name, `${name}.reason`]) await removeFile(refused, old);
};

export const lostIn = async (folder: string): Promise<number> => {
  const text = await readFile(join(folder, LOST), "utf8").catch(() => "{}");
  try {
    return Number((JSON.parse(text) as { parcels?: number }).parcels) || 0;
  } catch {
    return 0;
  }
};

export const noteLost = (folder: string, parcels: number): Promise<void> =>
  writeDurably(folder, LOST, Buffer.from(JSON.stringify({ parcels })));
