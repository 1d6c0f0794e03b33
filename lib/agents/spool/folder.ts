import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";

const WRITING = ".writing";

/** A folder that only its owner can look into. */
export const makeFolder = (folder: string): Promise<unknown> =>
  mkdir(folder, { recursive: true, mode: 0o700 });

export const isUnfinished = (file: string): boolean => file.endsWith(WRITING);

/** Once this returns, the file is there after a power cut, whole: never a part of it under its own name. */
export const writeDurably = async (folder: string, name: string, bytes: Uint8Array): Promise<void> => {
  const unfinished = join(folder, `${name}${WRITING}`);
  const file = await open(unfinished, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
  await syncFolder(folder);
};

/** What happened to the names in it is on disk, too. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export const removeFile = (folder: string, name: string): Promise<void> =>
  rm(join(folder, name), { force: true });
