import type { RegistryImage, WrittenRepository } from "../../ingest/adapters/plimsoll-registry/schema.ts";
import type { RegistryApi } from "./api.ts";
import { attachedTo, type FoundArtifact, isAboutAnother, reasonOf } from "./attached.ts";
import type { Choice } from "./glob.ts";
import { inParallel } from "./in-parallel.ts";
import type { Known } from "./known.ts";
import { type Lead, Leads } from "./leads.ts";
import { manifestRecord } from "./manifest-record.ts";
import { chosenTags } from "./tag-order.ts";

export interface Looking {
  api: RegistryApi;
  known: Known;
  choice: Choice;
  maxTags: number;
  /** Things done at a time. */
  width: number;
}

export interface RepositoryLook {
  repository: WrittenRepository;
  artifacts: FoundArtifact[];
}

const MOST_REMARKS = 100;

/**
 * One repository as it is now: an image for each platform of each tag, and what is attached to them.
 * @throws RegistryError denied, limited, unreachable
 */
export async function lookAtRepository(name: string, looking: Looking): Promise<RepositoryLook> {
  const { api, choice, width } = looking;
  const remarks: WrittenRepository["remarks"] = [];
  const remark = (what: string, reason: string) => {
    if (remarks.length < MOST_REMARKS) remarks.push({ what, reason });
  };
  const { tags, whole } = await api.tags(name);
  const ofImages = tags.filter((tag) => !isAboutAnother(tag));
  const own = ofImages.filter((tag) => choice.tag(name, tag));
  const { chosen, left } = chosenTags(own, looking.maxTags);
  if (left > 0) remark("", `${left} more tags, of lower versions, were not looked at`);
  const leads = new Leads({ remark, recordOf: (digest) => manifestRecord(name, digest, looking) });
  const roots = await rootsOf(name, chosen, looking, remark);
  await inParallel([...roots], width, ([digest, tags]) => leads.follow({ digest, tags, indexes: [] }));
  if (leads.others.size > 0) remark("", `${leads.others.size} tags are of no images`);
  const attached = await allAttached(leads, { ...looking, repository: name, tags: new Set(tags), remark });
  return {
    repository: {
      name,
      tags: whole && choice.allTags(name) ? ofImages : null,
      images: [...leads.images.values()].map((lead) => imageOf(lead, attached)),
      remarks,
    },
    artifacts: [...attached.values()].flatMap((found) => found ?? []),
  };
}

type Remark = (what: string, reason: string) => void;

/** What the tags stand for now, with the tags of each. */
async function rootsOf(name: string, tags: readonly string[], { api, width }: Looking, remark: Remark) {
  const roots = new Map<string, string[]>();
  const digests = await inParallel(tags, width, (tag) =>
    api.digestOfTag(name, tag).catch((error: unknown) => {
      remark(`:${tag}`, reasonOf(error));
      return null;
    }),
  );
  for (const [at, digest] of digests.entries()) {
    const tag = tags[at];
    if (digest !== null && tag !== undefined) roots.set(digest, [...(roots.get(digest) ?? []), tag]);
  }
  return roots;
}

/** By the digest it is attached to, null where the registry would not say. What is said of an index is asked once. */
async function allAttached(
  { images, inIndex }: Leads,
  where: Parameters<typeof attachedTo>[1],
): Promise<Map<string, FoundArtifact[] | null>> {
  const subjects = new Set([...images.values()].flatMap(({ image, indexes }) => [image.digest, ...indexes]));
  const beside = [...inIndex.values()].flat();
  const found = await inParallel([...subjects], where.width, async (digest) => {
    const found = await attachedTo({ digest, inIndex: beside }, where);
    return [digest, found] as const;
  });
  return new Map(found);
}

/** A signature of an index is one of each image in it. */
function imageOf(
  { image, tags, indexes }: Lead,
  attached: ReadonlyMap<string, FoundArtifact[] | null>,
): RegistryImage {
  const lists = [image.digest, ...indexes].map((digest) => attached.get(digest) ?? null);
  const known = lists.filter((list) => list !== null);
  return {
    ...image,
    tags: [...tags].sort(),
    indexes: [...indexes].sort(),
    attached: known.length < lists.length ? null : known.flat().flatMap(attachedOf),
  };
}

const attachedOf = ({ digest, of, found, record }: FoundArtifact) =>
  record.parts.map(({ kind, predicateType }) => ({
    kind,
    digest,
    of,
    artifactType: record.artifactType,
    found,
    predicateType,
  }));
