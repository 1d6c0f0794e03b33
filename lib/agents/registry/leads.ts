import { reasonOf } from "./attached.ts";
import { isDigest } from "./body.ts";
import type { ImageRecord } from "./image-record.ts";
import type { Descriptor } from "./manifest.ts";
import type { ManifestRecord } from "./manifest-record.ts";

/** An image of a repository, and what leads to it there. */
export interface Lead {
  image: ImageRecord;
  tags: Set<string>;
  indexes: Set<string>;
}

interface Step {
  digest: string;
  tags: readonly string[];
  /** From the tag down. */
  indexes: readonly string[];
}

interface Way {
  recordOf: (digest: string) => Promise<ManifestRecord>;
  remark: (what: string, reason: string) => void;
}

const DEEPEST = 3;
const MOST_PLATFORMS = 100;

/** Follows what tags stand for down to single images. */
export class Leads {
  readonly images = new Map<string, Lead>();
  /** What indexes list that is no image but about one (BuildKit's attestations), by index. */
  readonly inIndex = new Map<string, Descriptor[]>();
  /** Tags of things that nobody runs. */
  readonly others = new Set<string>();
  private readonly way: Way;

  constructor(way: Way) {
    this.way = way;
  }

  /** @throws RegistryError limited, unreachable */
  async follow(step: Step): Promise<void> {
    const place = step.tags[0] === undefined ? `@${step.digest}` : `:${step.tags[0]}`;
    let record: ManifestRecord;
    try {
      record = await this.way.recordOf(step.digest);
    } catch (error) {
      this.way.remark(place, reasonOf(error));
      return;
    }
    if (record.kind === "image") this.add(record.image, step);
    else if (record.kind === "other") for (const tag of step.tags) this.others.add(tag);
    else if (step.indexes.length >= DEEPEST)
      this.way.remark(place, "indexes in indexes are not followed further");
    else await this.descend(record.manifests, step);
  }

  private async descend(manifests: readonly Descriptor[], step: Step): Promise<void> {
    const about = manifests.filter(isAboutAnImage);
    if (about.length > 0) this.inIndex.set(step.digest, about);
    const platforms = manifests.filter((one) => !isAboutAnImage(one) && isDigest(one.digest));
    const indexes = [...step.indexes, step.digest];
    for (const { digest } of platforms.slice(0, MOST_PLATFORMS))
      if (!indexes.includes(digest)) await this.follow({ digest, tags: step.tags, indexes });
  }

  /** Several tags and indexes may lead to one image. */
  private add(image: ImageRecord, { tags, indexes }: Step): void {
    const lead = this.images.get(image.digest) ?? { image, tags: new Set(), indexes: new Set() };
    this.images.set(image.digest, lead);
    for (const tag of tags) lead.tags.add(tag);
    for (const index of indexes) lead.indexes.add(index);
  }
}

const isAboutAnImage = ({ annotations }: Descriptor): boolean =>
  annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
