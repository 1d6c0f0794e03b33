import { z } from "zod";
import type { RegistryApi } from "./api.ts";
import { ImageRecord, imageRecord } from "./image-record.ts";
import type { Known } from "./known.ts";
import { Descriptor, type ImageManifest, jsonIn } from "./manifest.ts";
import { isImageConfigType } from "./media-types.ts";

/** What a digest stands for; it never changes. */
export const ManifestRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("image"), image: ImageRecord }),
  z.object({ kind: z.literal("index"), manifests: z.array(Descriptor) }),
  /** A chart, a module, a policy: something that no container is started from. */
  z.object({ kind: z.literal("other"), artifactType: z.string() }),
]);
export type ManifestRecord = z.infer<typeof ManifestRecord>;

const CONFIG_LIMIT = 8 * 1024 * 1024;
const MOST_LISTED = 500;

/** What a digest stands for, asked for once. @throws RegistryError */
export function manifestRecord(
  repository: string,
  digest: string,
  { api, known }: { api: RegistryApi; known: Known },
): Promise<ManifestRecord> {
  return known.remembered(`manifest ${digest}`, ManifestRecord, async () => {
    const manifest = await api.manifest(repository, digest);
    if (manifest.kind === "index")
      return { kind: "index", manifests: manifest.manifests.slice(0, MOST_LISTED) };
    if (!isImage(manifest)) return { kind: "other", artifactType: manifest.artifactType };
    const configuration = await api.blob(repository, manifest.config?.digest ?? "", CONFIG_LIMIT);
    return { kind: "image", image: imageRecord(digest, manifest, jsonIn(configuration)) };
  });
}

/** By its configuration: an artifact type of its own may stand beside that of an image that can be run. */
const isImage = ({ config }: ImageManifest): boolean =>
  config !== null && isImageConfigType(config.mediaType);
