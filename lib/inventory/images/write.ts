import type { SqlRunner } from "../../db/sql.ts";
import {
  type DigestMention,
  type ImageRow,
  matchImages,
  type PlannedImage,
} from "../../ingest/identity/image-content.ts";
import { digestsOf } from "../../ingest/identity/image-digests.ts";
import { type NamedRepository, parseReference, tagFamily } from "../../ingest/identity/image-reference.ts";
import { supersederOf } from "../../ingest/identity/unresolved-tag.ts";
import type { ImageMention } from "../../ingest/reading.ts";
import { sightAsset, widenSightings } from "../assets/write.ts";
import { joinHistory } from "../lifetimes/write.ts";
import type { ImageSighting, Sighting } from "../sighting.ts";
import { digestSightings, joinSightings, keepSighting } from "./sightings/write.ts";

export interface FoundImage {
  repositoryId: number;
  /** Usually one. Several when only an index digest is known that more than one platform shares. */
  imageIds: number[];
  /** Rows that turned out to be the same image: [gone, survivor]. Their statements still have to be joined. */
  merged: [number, number][];
}

interface KnownImage extends ImageRow {
  resolved: boolean;
  /** A scan spoke of it by its tag alone. */
  scanned: boolean;
  tags: string[];
}

/**
 * Finds or makes the image a document means, within its repository, and keeps what the document says of it.
 * @param by a list's bare tag is what it runs, the newest known; a scan's is what a later report says (`unresolved-tag.ts`)
 */
export const sightImage = async (
  tx: SqlRunner,
  mention: ImageMention,
  name: NamedRepository,
  sighting: ImageSighting,
  by: "scan" | "list",
): Promise<FoundImage> => {
  const repositoryId = await sightAsset(
    tx,
    { key: `repository:${name.repository}`, kind: "repository", name: name.repository },
    sighting,
  );
  const digests = digestsOf(mention, name);
  const tags = [...new Set([name.tag, ...tagsIn(mention, name.repository)].filter((tag) => tag !== null))];
  const known = await imagesOf(tx, repositoryId);
  const bare = digests.configDigests.length + digests.repoDigests.length === 0;
  const { imageIds, merged } =
    bare && by === "scan"
      ? { imageIds: [await imageOfTag(tx, repositoryId, name, tags[0] ?? null, sighting)], merged: [] }
      : await settle(tx, repositoryId, name, known, digests, tags, sighting);
  for (const [gone, into] of merged) await joinImageRows(tx, gone, into);
  for (const id of imageIds) await describe(tx, id, mention, name);
  await widenSightings(tx, imageIds, sighting);
  if (tags.length > 0 && imageIds.length === 1) {
    await sightTags(tx, repositoryId, imageIds[0]!, tags, sighting);
    if (!bare || by === "scan")
      await keepSighting(tx, {
        ...{ repositoryId, imageId: imageIds[0]!, bare, listed: by === "list" },
        tags: bare ? tags.slice(0, 1) : tags,
        order: sighting,
      });
  }
  return { repositoryId, imageIds, merged };
};

const tagsIn = (mention: ImageMention, repository: string): string[] =>
  mention.tags.map(parseReference).flatMap((r) => (r?.repository === repository && r.tag ? [r.tag] : []));

const imagesOf = async (tx: SqlRunner, repositoryId: number): Promise<KnownImage[]> => {
  const rows = await tx.sql<Omit<KnownImage, "looseDigests"> & { loose: string[] }>`
    select i.asset_id as id, i.resolved, i.platform,
           exists (select from image_tag_sighting s where s.image_id = i.asset_id and s.bare) as scanned,
           coalesce(array_agg(distinct d.digest) filter (where d.kind = 'config'), '{}') as "configDigests",
           coalesce(array_agg(distinct d.digest) filter (where d.kind = 'repo'), '{}') as "repoDigests",
           coalesce(array_agg(distinct d.digest) filter (where d.kind = 'loose'), '{}') as loose,
           coalesce(array_agg(distinct t.tag) filter (where t.tag is not null), '{}') as tags
    from image_detail i left join image_digest d on d.image_id = i.asset_id left join image_tag t on t.image_id = i.asset_id
    where i.repository_id = ${repositoryId} group by i.asset_id order by i.asset_id`;
  return rows.map(({ loose, ...row }) => ({ ...row, looseDigests: loose.length > 0 ? [loose] : [] }));
};

const settle = async (
  tx: SqlRunner,
  repositoryId: number,
  name: NamedRepository,
  known: KnownImage[],
  digests: DigestMention,
  tags: string[],
  sighting: ImageSighting,
): Promise<{ imageIds: number[]; merged: [number, number][] }> => {
  if (digests.configDigests.length + digests.repoDigests.length === 0) {
    const byTag = await latestWithTag(tx, repositoryId, tags[0] ?? null, known);
    return {
      imageIds: [byTag ?? (await addImage(tx, repositoryId, name, null, tags[0] ?? "", sighting))],
      merged: [],
    };
  }
  const plan = matchImages(
    known.filter((image) => image.resolved),
    digests,
  );
  // What lists knew by one of these tags alone is this image; where scans spoke of it, their times decide (tags/write.ts).
  const placeholders =
    plan.means.length === 1
      ? known.filter((i) => !i.resolved && !i.scanned && i.tags.some((tag) => tags.includes(tag)))
      : [];
  const merged: [number, number][] = [];
  const imageIds: number[] = [];
  for (const at of plan.means) {
    const image = plan.images[at]!;
    const survivor = image.ids[0] ?? (await addImage(tx, repositoryId, name, image, tags[0] ?? "", sighting));
    imageIds.push(survivor);
    for (const id of [...image.ids.slice(1), ...placeholders.map((p) => p.id)]) merged.push([id, survivor]);
    await keepDigests(tx, repositoryId, survivor, image);
  }
  for (const { id, into } of plan.dissolved) {
    const target = plan.images[into[0]!]?.ids[0];
    if (target !== undefined && target !== id) merged.push([id, target]);
  }
  return { imageIds, merged };
};

const keepDigests = async (
  tx: SqlRunner,
  repositoryId: number,
  id: number,
  image: PlannedImage,
): Promise<void> => {
  const rows = [
    ...image.configDigests.map((digest) => ({ digest, kind: "config" })),
    ...image.repoDigests.map((digest) => ({ digest, kind: "repo" })),
    ...image.looseDigests.flat().map((digest) => ({ digest, kind: "loose" })),
  ];
  await tx.sql`delete from image_digest where image_id = ${id}`;
  await tx.sql`insert into image_digest (image_id, repository_id, digest, kind)
    select ${id}, ${repositoryId}, * from unnest(${rows.map((r) => r.digest)}::text[], ${rows.map((r) => r.kind)}::text[])
    on conflict do nothing`;
};

const latestWithTag = async (
  tx: SqlRunner,
  repositoryId: number,
  tag: string | null,
  known: KnownImage[],
): Promise<number | undefined> => {
  if (tag === null) return known.find((image) => !image.resolved && image.tags.length === 0)?.id;
  const [row] = await tx.sql<{ image_id: number }>`
    select image_id from image_tag where repository_id = ${repositoryId} and tag = ${tag}
    order by observed_at desc, image_id limit 1`;
  return row?.image_id;
};

/** What a scan means that knows only a tag. */
const imageOfTag = async (
  tx: SqlRunner,
  repositoryId: number,
  name: NamedRepository,
  tag: string | null,
  sighting: ImageSighting,
): Promise<number> => {
  const known = tag === null ? [] : await digestSightings(tx, [repositoryId]);
  const superseder = tag === null ? null : supersederOf(tag, sighting, known);
  return superseder ?? addImage(tx, repositoryId, name, null, tag ?? "", sighting);
};

/** The image that is known by nothing but a tag. */
export const addUnresolved = (
  tx: SqlRunner,
  repository: { id: number; name: string },
  tag: string,
  sighting: Sighting,
): Promise<number> => addImage(tx, repository.id, { repository: repository.name }, null, tag, sighting);

const addImage = async (
  tx: SqlRunner,
  repositoryId: number,
  name: Pick<NamedRepository, "repository">,
  digests: Pick<PlannedImage, "configDigests" | "repoDigests" | "looseDigests"> | null,
  tag: string,
  sighting: Sighting,
): Promise<number> => {
  const digest =
    digests && (digests.configDigests[0] ?? digests.repoDigests[0] ?? digests.looseDigests[0]?.[0]);
  const id = await sightAsset(
    tx,
    {
      key: `image:${name.repository}${digest ? `@${digest}` : `:${tag}`}`,
      kind: "image",
      name: `${name.repository}${tag ? `:${tag}` : digest ? `@${digest.slice(0, 19)}` : ""}`,
    },
    sighting,
  );
  await tx.sql`insert into image_detail (asset_id, repository_id, resolved) values (${id}, ${repositoryId}, ${digest !== null})
    on conflict do nothing`;
  return id;
};

const describe = async (
  tx: SqlRunner,
  id: number,
  mention: ImageMention,
  name: NamedRepository,
): Promise<void> => {
  const named = [...new Set([...name.alsoKnownAs, ...mention.tags])];
  await tx.sql`
    update image_detail set
      resolved = resolved or ${mention.configDigests.length + mention.repoDigests.length > 0 || name.digest !== null},
      platform = coalesce(platform, ${mention.platform}),
      os_family = coalesce(${mention.os?.family ?? null}, os_family), os_name = coalesce(${mention.os?.name ?? null}, os_name),
      os_end_of_life = coalesce(${mention.os?.endOfLife ?? null}, os_end_of_life),
      built_at = coalesce(built_at, ${mention.createdAt}::timestamptz),
      size_bytes = coalesce(size_bytes, ${mention.sizeBytes}::bigint),
      manifest_digest = coalesce(manifest_digest, ${mention.manifestDigest}),
      layers = case when coalesce(cardinality(layers), 0) = 0 then ${mention.layers}::text[] else layers end,
      names = array(select distinct unnest(names || ${named}::text[]) order by 1)
    where asset_id = ${id}`;
  if (Object.keys(mention.labels).length > 0) {
    await tx.sql`update asset set labels = labels || ${JSON.stringify(mention.labels)}::jsonb where id = ${id}`;
  }
};

const sightTags = async (
  tx: SqlRunner,
  repositoryId: number,
  imageId: number,
  tags: string[],
  { observedAt, recordedAt }: ImageSighting,
): Promise<void> => {
  await tx.sql`
    insert into image_tag as t (repository_id, tag, image_id, family, observed_at, recorded_at)
    select ${repositoryId}, tag, ${imageId}, family, ${observedAt}, ${recordedAt}
    from unnest(${tags}::text[], ${tags.map(tagFamily)}::text[]) n(tag, family)
    on conflict (repository_id, tag, image_id) do update set
      observed_at = greatest(t.observed_at, excluded.observed_at), recorded_at = greatest(t.recorded_at, excluded.recorded_at)`;
};

/** Moves everything but statements and occurrences (lib/ingest/statements) from one row to the other. */
export const joinImageRows = async (tx: SqlRunner, gone: number, into: number): Promise<void> => {
  await tx.sql`insert into image_digest (image_id, repository_id, digest, kind)
    select ${into}, repository_id, digest, kind from image_digest where image_id = ${gone} on conflict do nothing`;
  await tx.sql`insert into image_tag as t (repository_id, tag, image_id, family, observed_at, recorded_at)
    select repository_id, tag, ${into}, family, observed_at, recorded_at from image_tag where image_id = ${gone}
    on conflict (repository_id, tag, image_id) do update set
      observed_at = greatest(t.observed_at, excluded.observed_at), recorded_at = greatest(t.recorded_at, excluded.recorded_at)`;
  await tx.sql`insert into workload_image as w (workload_id, image_id, reference, first_seen, last_seen, gone_at)
    select workload_id, ${into}, reference, first_seen, last_seen, gone_at from workload_image where image_id = ${gone}
    on conflict (workload_id, image_id) do update set
      first_seen = least(w.first_seen, excluded.first_seen), last_seen = greatest(w.last_seen, excluded.last_seen),
      gone_at = case when w.gone_at is null or excluded.gone_at is null then null else greatest(w.gone_at, excluded.gone_at) end`;
  await tx.sql`update container_detail set image_id = ${into} where image_id = ${gone}`;
  await joinHistory(tx, { image: [gone, into] });
  await tx.sql`update image_detail k set
      platform = coalesce(k.platform, g.platform), os_family = coalesce(k.os_family, g.os_family),
      os_name = coalesce(k.os_name, g.os_name), built_at = coalesce(k.built_at, g.built_at),
      size_bytes = coalesce(k.size_bytes, g.size_bytes), manifest_digest = coalesce(k.manifest_digest, g.manifest_digest),
      layers = case when coalesce(cardinality(k.layers), 0) = 0 then g.layers else k.layers end,
      packages = greatest(k.packages, g.packages), names = array(select distinct unnest(k.names || g.names) order by 1)
    from image_detail g where k.asset_id = ${into} and g.asset_id = ${gone}`;
  await tx.sql`update asset k set first_seen = least(k.first_seen, g.first_seen), last_seen = greatest(k.last_seen, g.last_seen)
    from asset g where k.id = ${into} and g.id = ${gone}`;
  await joinSightings(tx, gone, into);
  await tx.sql`delete from image_digest where image_id = ${gone}`;
  await tx.sql`delete from image_tag where image_id = ${gone}`;
  await tx.sql`delete from workload_image where image_id = ${gone}`;
  await tx.sql`insert into asset_merged (id, into_id) values (${gone}, ${into})`;
};
