import type { ImageFact } from "../reading/inventory.ts";
import { utcTime } from "../scan-time.ts";
import { configDigests, platformOf } from "./image-name.ts";
import { asLabels, asNumber, asObject, asTexts, asWord, type JsonObject } from "./json-value.ts";

const NAMELESS = /^<none>|<none>$/;

/** `docker image inspect` of one image. */
export function imageFact(id: string, image: JsonObject): ImageFact {
  const tags = asTexts(image.RepoTags).filter((tag) => !NAMELESS.test(tag));
  const repoDigests = asTexts(image.RepoDigests).filter((digest) => !NAMELESS.test(digest));
  return {
    kind: "image",
    image: {
      kind: "image",
      references: [...tags, ...repoDigests],
      tags,
      configDigests: configDigests(/^[0-9a-f]{64}$/.test(id) ? `sha256:${id}` : id, repoDigests),
      repoDigests,
      manifestDigest: null,
      os: null,
      platform: platformOf(asWord(image.Os), asWord(image.Architecture), asWord(image.Variant)),
      layers: asTexts(asObject(image.RootFS)?.Layers),
      createdAt: utcTime(image.Created),
      sizeBytes: asNumber(image.Size),
      labels: asLabels(asObject(image.Config)?.Labels),
      runsIn: null,
      artifact: tags[0] ?? id,
    },
  };
}
