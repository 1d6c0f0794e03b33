import { hash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";

const KEPT_MS = 30 * 86_400_000;
/** Raised when what is kept of an image or an artifact changes: the old is then read anew from the registry. */
const FORM = 1;

/**
 * What was read before, a file each: manifests and configurations never change under their digest, and what was handed
 * over is not handed over again. Nothing here is needed: a file that is gone or broken is made anew.
 */
export class Known {
  private readonly folder: string | null;
  private readonly making = new Map<string, Promise<unknown>>();

  private constructor(folder: string | null) {
    this.folder = folder;
  }

  /** In a folder beside the spool's parcels; null keeps nothing. */
  static async open(spool: string | null): Promise<Known> {
    if (spool === null) return new Known(null);
    const folder = join(spool, `known-${FORM}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new Known(folder);
  }

  /** What is known under a name, else what `make` gives, which is kept unless it throws. Made once at a time. */
  remembered<T>(name: string, schema: z.ZodType<T>, make: () => Promise<T>): Promise<T> {
    const under = this.making.get(name) as Promise<T> | undefined;
    if (under) return under;
    const making = this.readOrMake(name, schema, make).finally(() => this.making.delete(name));
    this.making.set(name, making);
    return making;
  }

  async has(name: string): Promise<boolean> {
    const file = this.fileOf(name);
    return file !== null && (await touched(file));
  }

  async note(name: string): Promise<void> {
    await this.keep(name, true);
  }

  /** What is known under a name; null where nothing is, or something of another form. */
  async recall<T>(name: string, schema: z.ZodType<T>): Promise<T | null> {
    const file = this.fileOf(name);
    if (file === null || !(await touched(file))) return null;
    try {
      return schema.parse(JSON.parse(await readFile(file, "utf8")));
    } catch {
      return null;
    }
  }

  /** Whole or not at all; without waiting for the disk, as it can be made anew. */
  async keep(name: string, value: unknown): Promise<void> {
    const file = this.fileOf(name);
    if (file === null) return;
    const unfinished = `${file}.${randomUUID()}`;
    await writeFile(unfinished, JSON.stringify(value), { mode: 0o600 });
    await rename(unfinished, file);
  }

  /** What no look has needed for a month is forgotten. */
  async prune(now: Date): Promise<void> {
    if (this.folder === null) return;
    for (const name of await readdir(this.folder)) {
      const file = join(this.folder, name);
      const { mtimeMs } = await stat(file);
      if (mtimeMs < now.getTime() - KEPT_MS) await rm(file, { force: true });
    }
  }

  private async readOrMake<T>(name: string, schema: z.ZodType<T>, make: () => Promise<T>): Promise<T> {
    const kept = await this.recall(name, schema);
    if (kept !== null) return kept;
    const made = await make();
    await this.keep(name, made);
    return made;
  }

  private fileOf(name: string): string | null {
    return this.folder === null ? null : join(this.folder, `${hash("sha256", name).slice(0, 40)}.json`);
  }
}

/** True where there is such a file; it counts as used now. */
async function touched(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}
