import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RegistryImage, WrittenSnapshot } from "../../../ingest/adapters/plimsoll-registry/schema.ts";
import type { Reading } from "../../../ingest/reading.ts";
import { readReadings } from "../../../ingest/readings.ts";
import type { Happening } from "../../happening.ts";
import type { Given } from "../../options.ts";
import type { Parcel, Ship } from "../../parcel.ts";
import { registryAgent } from "../agent.ts";

export interface Run {
  given?: Given;
  operands: string[];
  signal?: AbortSignal;
  env?: Record<string, string>;
  watch?: boolean;
  interval?: number;
  /** Gets each parcel once it is kept. */
  ship?: Ship;
}

/** The agent with a folder of its own, from look to look. */
export class Running {
  readonly folder = mkdtempSync(join(tmpdir(), "plimsoll-registry-"));
  readonly told: Happening[] = [];

  /** What a look shipped. */
  async look({
    given = {},
    operands,
    signal,
    env,
    watch = false,
    interval = 60_000,
    ship,
  }: Run): Promise<Parcel[]> {
    const parcels: Parcel[] = [];
    const agent = registryAgent(given, {
      env: { HOME: this.folder, ...env },
      version: "0.1.0",
      interval,
      operands,
      folder: this.folder,
      tell: (happening) => this.told.push(happening),
    });
    const take: Ship = async (parcel) => {
      parcels.push(parcel);
      await ship?.(parcel);
    };
    await agent(take, { watch, signal: signal ?? new AbortController().signal });
    return parcels;
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const isSnapshot = ({ name }: Parcel): boolean => name.startsWith("registry-snapshot");

export const snapshotsIn = (parcels: Parcel[]): WrittenSnapshot[] =>
  parcels.filter(isSnapshot).map(({ body }) => JSON.parse(Buffer.from(body).toString()));

export const repositoryIn = (parcels: Parcel[]) => snapshotsIn(parcels)[0]!.repositories[0]!;

export const documentsIn = (parcels: Parcel[]): Parcel[] => parcels.filter((parcel) => !isSnapshot(parcel));

export const imagesIn = (parcels: Parcel[]): RegistryImage[] =>
  snapshotsIn(parcels).flatMap(({ repositories }) => repositories.flatMap(({ images }) => images));

/** As the server reads it. */
export const readingOf = ({ body }: Parcel): Reading => readReadings(Buffer.from(body))[0]!.reading;
