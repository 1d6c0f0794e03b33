import type { ImageMention } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { platformOf } from "../image-name.ts";
import { asWord } from "../json-value.ts";
import type { RegistryImage } from "./schema.ts";

/** One image of a repository, `registry/path`, by its tags and the digests that lead to it there. */
export function imageMention(repository: string, image: RegistryImage): ImageMention {
  const tags = image.tags.map((tag) => `${repository}:${tag}`);
  const repoDigests = [image.digest, ...image.indexes].map((digest) => `${repository}@${digest}`);
  return {
    kind: "image",
    references: [...tags, ...repoDigests.slice(0, 1)],
    tags,
    configDigests: [image.config],
    repoDigests,
    manifestDigest: image.digest,
    os: null,
    platform: platformOf(asWord(image.os), asWord(image.architecture), asWord(image.variant)),
    layers: image.layers.map((layer) => layer.diffId),
    // Reproducible builds write the beginning of time.
    createdAt: scanTime(image.createdAt),
    sizeBytes: image.sizeBytes,
    labels: image.labels,
    runsIn: null,
    artifact: tags[0] ?? `${repository}@${image.digest}`,
  };
}
