import { z } from "zod";
import { essence, isIndexType, isManifestType } from "./media-types.ts";
import { RegistryError } from "./registry-error.ts";

const Annotations = z.record(z.string(), z.string()).nullish();

export const Descriptor = z.object({
  mediaType: z.string().default(""),
  digest: z.string(),
  size: z.number().nonnegative().default(0),
  artifactType: z.string().nullish(),
  annotations: Annotations,
  platform: z.object({ os: z.string(), architecture: z.string(), variant: z.string().nullish() }).nullish(),
});
export type Descriptor = z.infer<typeof Descriptor>;

const Index = z.object({
  mediaType: z.string().nullish(),
  manifests: z.array(Descriptor).nullable().default([]),
});

const Manifest = z.object({
  mediaType: z.string().nullish(),
  artifactType: z.string().nullish(),
  config: Descriptor.nullish(),
  layers: z.array(Descriptor).nullish(),
  /** Where OCI's artifact manifests had their layers. */
  blobs: z.array(Descriptor).nullish(),
  annotations: Annotations,
});

export interface ImageManifest {
  kind: "manifest";
  artifactType: string;
  config: Descriptor | null;
  layers: Descriptor[];
  annotations: Record<string, string>;
}

export interface ImageIndex {
  kind: "index";
  manifests: Descriptor[];
}

/**
 * A manifest or an index. What the registry says it is must not contradict what it says itself.
 * @throws RegistryError broken: neither of the two, or of schema 1
 */
export function readManifest(bytes: Uint8Array, contentType: string | null): ImageManifest | ImageIndex {
  const value = jsonIn(bytes);
  const stated = essence((value as { mediaType?: string } | null)?.mediaType) || essence(contentType);
  const looksLikeIndex = Array.isArray((value as { manifests?: unknown } | null)?.manifests);
  if (isIndexType(stated) || (!isManifestType(stated) && looksLikeIndex)) {
    const index = Index.safeParse(value);
    if (index.success) return { kind: "index", manifests: index.data.manifests ?? [] };
  } else if (isManifestType(stated)) {
    const manifest = Manifest.safeParse(value);
    if (manifest.success) return manifestOf(manifest.data);
  } else {
    throw new RegistryError(
      "broken",
      `a manifest of type ${JSON.stringify(stated.slice(0, 100))} is not supported`,
    );
  }
  throw new RegistryError("broken", `not the ${stated} that it says it is`);
}

const manifestOf = (read: z.infer<typeof Manifest>): ImageManifest => ({
  kind: "manifest",
  artifactType: essence(read.artifactType) || essence(read.config?.mediaType),
  config: read.config ?? null,
  layers: read.layers ?? read.blobs ?? [],
  annotations: read.annotations ?? {},
});

/** @throws RegistryError broken */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    throw new RegistryError("broken", "the registry's answer is no JSON");
  }
}
