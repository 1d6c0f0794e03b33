import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Tell } from "../happening.ts";
import { UsageError } from "../options.ts";
import type { Parcel } from "../parcel.ts";
import { makeFolder, removeFile, syncFolder, writeDurably } from "./folder.ts";
import { parcelFile, parcelIn } from "./parcel-file.ts";
import {
  isOfSeries,
  lastNumber,
  lostIn,
  noteLost,
  parcelName,
  type Shelved,
  setAside,
  shelved,
} from "./shelf.ts";
import { lockSpool } from "./spool-lock.ts";

export interface SpoolLimits {
  bytes: number;
  parcels: number;
}

export const SPOOL_LIMITS: SpoolLimits = { bytes: 256 * 1024 * 1024, parcels: 10_000 };

/**
 * Parcels on disk, in the order they came, for one server. A newer look takes the place of an older one of its series;
 * beyond the limits the oldest others are lost, told and counted.
 */
export class Spool {
  /** How many were put in since it was opened. */
  arrivals = 0;
  /** Parcels that never got to the server since the spool was made: pushed out, or not writable. */
  lost = 0;
  private shelf: Shelved[] = [];
  private number = 0;
  private turn: Promise<void> = Promise.resolve();
  private readonly wakers = new Set<() => void>();
  private readonly folder: string;
  private readonly limits: SpoolLimits;
  private readonly tell: Tell;
  private readonly unlock: () => void;

  private constructor(folder: string, limits: SpoolLimits, tell: Tell, unlock: () => void) {
    this.folder = folder;
    this.limits = limits;
    this.tell = tell;
    this.unlock = unlock;
  }

  /** @throws UsageError when another agent uses the folder, or it cannot be written */
  static async open(folder: string, limits: SpoolLimits, tell: Tell): Promise<Spool> {
    await makeFolder(folder).catch(({ code }: NodeJS.ErrnoException) => {
      throw new UsageError(`cannot write ${folder} (${code}): name another place with --spool`);
    });
    const spool = new Spool(folder, limits, tell, lockSpool(folder));
    spool.shelf = await shelved(folder);
    spool.lost = await lostIn(folder);
    spool.number = await lastNumber(folder);
    return spool;
  }

  get waiting(): number {
    return this.shelf.length;
  }

  /** On disk once it returns; a full or broken disk loses it, which is told. */
  put(parcel: Parcel): Promise<void> {
    this.turn = this.turn.then(() => this.add(parcel));
    return this.turn;
  }

  /** The one that has waited longest. */
  async first(): Promise<{ file: string; parcel: Parcel } | null> {
    for (;;) {
      const file = this.shelf[0]?.file;
      if (file === undefined) return null;
      try {
        return { file, parcel: parcelIn(await readFile(join(this.folder, file))) };
      } catch (error) {
        // Superseded while it was opened, or damaged.
        if ((error as NodeJS.ErrnoException).code === "ENOENT") this.forget(file);
        else await this.refuse(file, `unreadable: ${(error as Error).message}`);
      }
    }
  }

  /** The server has it. */
  async remove(file: string): Promise<void> {
    await this.drop(file);
    await syncFolder(this.folder);
  }

  /** The server will never take it. */
  async refuse(file: string, reason: string): Promise<void> {
    await setAside(this.folder, file, reason);
    this.forget(file);
    this.tell({ event: "refused", name: file, reason });
  }

  /** Settles when more were put in than `arrivals`, or with the signal. */
  arrival(arrivals: number, signal: AbortSignal): Promise<void> {
    if (this.arrivals !== arrivals || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener("abort", wake);
        this.wakers.delete(wake);
        resolve();
      };
      this.wakers.add(wake);
      signal.addEventListener("abort", wake);
    });
  }

  close(): void {
    this.unlock();
  }

  private async add(parcel: Parcel): Promise<void> {
    this.number += 1;
    const series = parcel.series === undefined ? null : hash("sha256", parcel.series).slice(0, 8);
    const file = parcelName(this.number, series);
    const bytes = parcelFile(parcel);
    try {
      await writeDurably(this.folder, file, bytes);
    } catch (error) {
      await this.lose(`${parcel.name} (${(error as Error).message})`);
      return;
    }
    const older = series === null ? [] : this.shelf.filter((other) => other.file.includes(`-${series}.`));
    this.shelf.push({ file, bytes: bytes.length });
    for (const one of older) await this.drop(one.file);
    await this.makeRoom();
    this.tell({ event: "gathered", name: parcel.name, bytes: parcel.body.length });
    this.arrivals += 1;
    for (const wake of this.wakers) wake();
  }

  /** Whole looks go last: without them nobody knows what is there. */
  private async makeRoom(): Promise<void> {
    while (this.isFull()) {
      const { file } = this.shelf.find((one) => !isOfSeries(one.file)) ?? this.shelf[0]!;
      await this.drop(file);
      await this.lose(file);
    }
  }

  private isFull(): boolean {
    const bytes = this.shelf.reduce((sum, one) => sum + one.bytes, 0);
    return this.shelf.length > this.limits.parcels || bytes > this.limits.bytes;
  }

  private async lose(name: string): Promise<void> {
    this.lost += 1;
    this.tell({ event: "lost", name, total: this.lost });
    // A disk that takes nothing does not take the count either; it is written with the next one.
    await noteLost(this.folder, this.lost).catch(() => {});
  }

  private async drop(file: string): Promise<void> {
    await removeFile(this.folder, file);
    this.forget(file);
  }

  private forget(file: string): void {
    this.shelf = this.shelf.filter((one) => one.file !== file);
  }
}
