import type { CopyTx } from "../../db/transaction.ts";
import { bareImage } from "../../ingest/bare-image.ts";
import { digestsOfImageId } from "../../ingest/identity/image-digests.ts";
import { type NamedRepository, repositoryOf } from "../../ingest/identity/image-reference.ts";
import type { ImageMention } from "../../ingest/reading.ts";
import { sightImage } from "../images/write.ts";
import type { Recording } from "../recording.ts";

/** An image as something that runs names it: the reference it was started by, and what the runtime says it is. */
export interface ImageUse {
  reference: string;
  imageId: string;
}

export interface FoundImages {
  /** The image of a use; null where neither name nor digest leads to exactly one. */
  imageOf(use: ImageUse): number | null;
  repositoryIds: number[];
  merged: [number, number][];
}

const textOf = ({ reference, imageId }: ImageUse): string => `${reference}\n${imageId}`;

/** Finds or makes the images that are listed or used, each distinct one once, repositories in one order for all workers. */
export const recordImages = async (tx: CopyTx, { reading, scene }: Recording): Promise<FoundImages> => {
  const listed = reading.facts.flatMap((fact) => (fact.kind === "image" ? fact.image : []));
  const uses = distinctUses(reading.facts);
  const named = [
    ...listed.map((mention) => ({ mention, use: null as ImageUse | null })),
    ...uses.map((use) => ({ mention: mentionOf(use), use })),
  ].map((entry) => ({
    ...entry,
    name: repositoryOf(
      entry.mention,
      listed.length === 1 && !entry.use ? scene.subjects.image : null,
      scene.collectorName,
    ),
  }));
  // Those with a digest first: a bare tag then means what the same list says it is, whatever was seen of it later.
  named.sort((a, b) => compare(lockOrder(a), lockOrder(b)));
  const repositories = new Set<number>();
  const merged = new Map<number, number>();
  const images = new Map<string, number>();
  const bySameList = new Map<string, number>();
  for (const { mention, use, name } of named) {
    const said = use?.imageId === "" ? bySameList.get(use.reference) : undefined;
    if (use && said !== undefined) {
      images.set(textOf(use), said);
      continue;
    }
    if (use && !name.named) {
      const id = await imageByDigest(tx, mention);
      if (id !== null) images.set(textOf(use), id);
      continue;
    }
    const found = await sightImage(tx, mention, name, scene.sighting, "list");
    repositories.add(found.repositoryId);
    for (const [gone, into] of found.merged) merged.set(gone, into);
    if (!use || found.imageIds.length !== 1) continue;
    images.set(textOf(use), found.imageIds[0]!);
    if (use.imageId !== "" && !bySameList.has(use.reference))
      bySameList.set(use.reference, found.imageIds[0]!);
  }
  const follow = (id: number): number => (merged.has(id) ? follow(merged.get(id)!) : id);
  return {
    imageOf: (use) => {
      const id = images.get(textOf(use));
      return id === undefined ? null : follow(id);
    },
    repositoryIds: [...repositories],
    merged: [...merged],
  };
};

const distinctUses = (facts: Recording["reading"]["facts"]): ImageUse[] => {
  const uses = new Map<string, ImageUse>();
  const add = (use: ImageUse) => uses.set(textOf(use), use);
  for (const fact of facts) {
    if (fact.kind === "container") add({ reference: fact.imageReference, imageId: fact.imageId });
    if (fact.kind === "pod" || fact.kind === "workload") {
      for (const reference of fact.images) add({ reference, imageId: "" });
    }
  }
  return [...uses.values()];
};

const mentionOf = ({ reference, imageId }: ImageUse): ImageMention => {
  const { repository, configDigests, repoDigests } = digestsOfImageId(imageId);
  return {
    ...bareImage(reference),
    // A container started by a bare id still says in its image id which repository that came from.
    references: [reference, ...(repository === null ? [] : [`${repository}@${repoDigests[0]}`])],
    configDigests,
    repoDigests: repoDigests.map((digest) => (repository === null ? digest : `${repository}@${digest}`)),
  };
};

/** A runtime that names only a config digest: the image, where exactly one repository has it. */
const imageByDigest = async (
  tx: CopyTx,
  { configDigests, artifact }: ImageMention,
): Promise<number | null> => {
  const digests = [...configDigests, ...(artifact.startsWith("sha256:") ? [artifact] : [])];
  if (digests.length === 0) return null;
  const rows = await tx.sql<{ id: number }>`
    select distinct image_id as id from image_digest where digest = any(${digests}) limit 2`;
  return rows.length === 1 ? rows[0]!.id : null;
};

const lockOrder = ({ name, mention }: { name: NamedRepository; mention: ImageMention }): string =>
  `${name.repository} ${mention.configDigests.length + mention.repoDigests.length > 0 || name.digest ? 0 : 1} ${mention.artifact}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
