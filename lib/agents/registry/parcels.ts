import {
  SNAPSHOT,
  SNAPSHOT_VERSION,
  type WrittenRepository,
  type WrittenSnapshot,
} from "../../ingest/adapters/plimsoll-registry/schema.ts";
import type { Parcel, Ship } from "../parcel.ts";
import type { ArtifactPart } from "./artifact.ts";
import type { FoundArtifact } from "./attached.ts";

/** A parcel is applied as a whole: many images at a time, but never a transaction that others wait for. */
const MOST_IMAGES = 200;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** Gathers repositories into snapshots of a size. */
export class Snapshots {
  private repositories: WrittenRepository[] = [];
  private images = 0;
  private characters = 0;
  private shipped = 0;
  private turn: Promise<void> = Promise.resolve();
  private readonly registry: string;
  private readonly version: string;
  private readonly observedAt: Date;
  private readonly ship: Ship;

  constructor(registry: string, version: string, observedAt: Date, ship: Ship) {
    this.registry = registry;
    this.version = version;
    this.observedAt = observedAt;
    this.ship = ship;
  }

  /** One repository; a large one goes into several snapshots. */
  add(repository: WrittenRepository): Promise<void> {
    this.turn = this.turn.then(() => this.take(repository));
    return this.turn;
  }

  /** What is left; an empty snapshot where there was nothing at all, as "nothing there" is an answer too. */
  async end(): Promise<void> {
    await this.turn;
    if (this.repositories.length > 0 || this.shipped === 0) await this.flush();
  }

  private async take({ name, tags, images, remarks }: WrittenRepository): Promise<void> {
    let part: WrittenRepository = { name, tags, images: [], remarks };
    this.repositories.push(part);
    this.characters += JSON.stringify(tags).length;
    for (const image of images) {
      const size = JSON.stringify(image).length;
      if (this.images >= MOST_IMAGES || (this.images > 0 && this.characters + size > MOST_CHARACTERS)) {
        await this.flush();
        part = { name, tags: null, images: [], remarks: [] };
        this.repositories.push(part);
      }
      part.images.push(image);
      this.images += 1;
      this.characters += size;
    }
  }

  private async flush(): Promise<void> {
    const snapshot: WrittenSnapshot = {
      plimsoll: SNAPSHOT,
      version: SNAPSHOT_VERSION,
      agent: { version: this.version },
      observedAt: this.observedAt.toISOString(),
      registry: this.registry,
      repositories: this.repositories,
    };
    this.repositories = [];
    this.images = 0;
    this.characters = 0;
    this.shipped += 1;
    await this.ship({
      name: `registry-snapshot-${this.shipped}.json`,
      body: Buffer.from(JSON.stringify(snapshot)),
      observedAt: this.observedAt,
      subjects: [],
      series: `registry:${this.registry}:${this.shipped}`,
      source: { kind: "registry", name: this.registry, version: null },
    });
  }
}

const SUFFIXES: [RegExp, string][] = [
  [/spdx.*json/, "spdx.json"],
  [/spdx/, "spdx"],
  [/cyclonedx.*xml/, "cdx.xml"],
  [/cyclonedx/, "cdx.json"],
  [/syft/, "syft.json"],
  [/in-toto|dsse|sigstore/, "intoto.json"],
];

/** A bill of materials or an attestation as the registry has it, about the image that it is attached to. */
export function documentParcel(
  place: { registry: string; repository: string },
  { of }: Pick<FoundArtifact, "of">,
  { digest, mediaType }: NonNullable<ArtifactPart["document"]>,
  body: Uint8Array,
  observedAt: Date,
): Parcel {
  const name = `${place.registry}/${place.repository}`;
  const suffix = SUFFIXES.find(([type]) => type.test(mediaType))?.[1] ?? "json";
  return {
    name: `${place.repository.replaceAll("/", "-")}-${digest.slice(7, 19)}.${suffix}`,
    body,
    observedAt,
    subjects: [`image:${name}@${of}`],
  };
}
