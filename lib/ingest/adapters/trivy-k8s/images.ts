import type { ImageMention, WorkloadMention } from "../../reading.ts";
import { osTarget } from "../image-name.ts";
import type { ReadResult } from "../trivy/results.ts";
import type { TrivyMetadata } from "../trivy/schema.ts";
import { imageOf } from "../trivy/subject.ts";

export interface ImageResults {
  image: ImageMention;
  osDetected: boolean;
  results: ReadResult[];
}

interface Owner {
  name: string;
  metadata: TrivyMetadata | null;
}

/**
 * The results of one workload, by the image they are about. An OS result carries its image's name; others belong to
 * the workload's only image, else to the one whose layer they name, else to the image named last (Trivy writes an
 * image's OS result first). What is left is an unnamed image of that workload: kept, and listed as needing a name.
 */
export function imagesOf(
  results: readonly ReadResult[],
  metadata: readonly TrivyMetadata[],
  runsIn: WorkloadMention,
): ImageResults[] {
  const images = metadata.filter(isImage);
  const groups = new Map<string, { owner: Owner; results: ReadResult[] }>();
  let last: Owner | null = null;
  for (const result of results) {
    const os = result.class === "os-pkgs" ? osTarget(result.target) : null;
    const owner: Owner = os === null ? (byLayer(result, images) ?? last ?? UNNAMED) : named(os.name, images);
    if (os !== null) last = owner;
    const key = owner.metadata?.ImageID || owner.name;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { owner, results: [result] });
    else group.results.push(result);
  }
  return [...groups.values()].map(({ owner, results: own }) => ({
    image: mention(owner, own, runsIn),
    osDetected: Boolean(owner.metadata?.OS?.Family),
    results: own,
  }));
}

const UNNAMED: Owner = { name: "", metadata: null };

/** Objects without an image carry an empty image configuration. */
function isImage(metadata: TrivyMetadata): boolean {
  return Boolean(metadata.ImageID || metadata.RepoTags?.length || metadata.RepoDigests?.length);
}

function named(name: string, images: readonly TrivyMetadata[]): Owner {
  const [only] = images;
  if (images.length === 1 && only !== undefined) return { name, metadata: only };
  const same = images.filter((image) =>
    namesOf(image).some((other) => other === name || other.endsWith(`/${name}`)),
  );
  return { name, metadata: same.length === 1 ? (same[0] ?? null) : null };
}

function namesOf(image: TrivyMetadata): string[] {
  const reference = image.Reference ? [image.Reference] : [];
  return [...reference, ...(image.RepoTags ?? []), ...(image.RepoDigests ?? [])];
}

function byLayer(result: ReadResult, images: readonly TrivyMetadata[]): Owner | null {
  const [only] = images;
  if (images.length === 1 && only !== undefined) return { name: "", metadata: only };
  const layer = result.observations.find((observation) => observation.layer !== null)?.layer;
  const holding = images.filter((image) => layer != null && image.DiffIDs?.includes(layer));
  return holding.length === 1 ? { name: "", metadata: holding[0] ?? null } : null;
}

function mention(owner: Owner, results: readonly ReadResult[], runsIn: WorkloadMention): ImageMention {
  const targets = results.filter((result) => result.class === "os-pkgs").map((result) => result.target);
  const image = imageOf(
    { name: owner.name, type: "container_image", metadata: owner.metadata, targets },
    runsIn,
  );
  const fallback = `${runsIn.namespace}/${runsIn.objectKind}/${runsIn.name}`;
  return { ...image, artifact: image.artifact || image.references[0] || fallback };
}
