import type { SqlRunner } from "../../../db/sql.ts";
import type { TagObservation } from "../../../ingest/identity/unresolved-tag.ts";
import { orderedTime } from "../../../ingest/order.ts";
import type { Order } from "../../../ingest/spans.ts";

export interface TagSighting {
  repositoryId: number;
  imageId: number;
  tags: string[];
  order: Order;
  /** By the tag alone. */
  bare: boolean;
  /** By a list of what runs. */
  listed: boolean;
}

/** Lists come every few minutes: of what they say again and again, only this long each one is kept. */
const LIST_MEMORY_MS = 2 * 3_600_000;

export const keepSighting = async (tx: SqlRunner, sighting: TagSighting): Promise<void> => {
  const { repositoryId, imageId, tags, order, bare, listed } = sighting;
  await tx.sql`
    insert into image_tag_sighting (repository_id, tag, image_id, observed_at, sequence, sha256, bare, listed)
    select ${repositoryId}, tag, ${imageId}, ${order.observedAt}, ${order.sequence}, ${order.sha256}, ${bare}, ${listed}
    from unnest(${tags}::text[]) tag on conflict do nothing`;
  if (listed) await thinOut(tx, sighting);
};

/** Between the first and the last of an uninterrupted row of lists that say the same, the others say nothing more. */
const thinOut = (tx: SqlRunner, { repositoryId, imageId, tags, order }: TagSighting): Promise<unknown> => {
  const before = orderedTime(new Date(Date.parse(order.observedAt) - LIST_MEMORY_MS).toISOString());
  return tx.sql`
    delete from image_tag_sighting s
    where s.repository_id = ${repositoryId} and s.tag = any(${tags}::text[]) and s.image_id = ${imageId} and s.listed
      and s.observed_at < ${before}
      and s.image_id = (select p.image_id from image_tag_sighting p where p.repository_id = s.repository_id and p.tag = s.tag
        and not p.bare and p.observed_at < s.observed_at order by p.observed_at desc limit 1)
      and s.image_id = (select n.image_id from image_tag_sighting n where n.repository_id = s.repository_id and n.tag = s.tag
        and not n.bare and n.observed_at > s.observed_at order by n.observed_at limit 1)`;
};

export type StoredObservation = TagObservation<number> & { repositoryId: number };

/** What these repositories' tags meant, wherever a report said so with a digest. */
export const digestSightings = (tx: SqlRunner, repositoryIds: number[]): Promise<StoredObservation[]> =>
  sightings(tx, repositoryIds, false);

/** Scans of these repositories that knew only a tag, with the images they are about as far as is known. */
export const bareSightings = (tx: SqlRunner, repositoryIds: number[]): Promise<StoredObservation[]> =>
  sightings(tx, repositoryIds, true);

const sightings = async (
  tx: SqlRunner,
  repositoryIds: number[],
  bare: boolean,
): Promise<StoredObservation[]> => {
  const rows = await tx.sql<Order & { repositoryId: number; image: number; tag: string }>`
    select repository_id as "repositoryId", image_id as image, tag, observed_at as "observedAt", sequence, sha256
    from image_tag_sighting where repository_id = any(${repositoryIds}::int[]) and bare = ${bare}
    order by repository_id, tag, observed_at, sequence, sha256, image_id`;
  return rows.map(({ repositoryId, image, tag, ...order }) => ({ repositoryId, image, tag, order }));
};

/** Two rows turned out to be one image. */
export const joinSightings = async (tx: SqlRunner, gone: number, into: number): Promise<void> => {
  await tx.sql`
    insert into image_tag_sighting (repository_id, tag, image_id, observed_at, sequence, sha256, bare, listed)
    select repository_id, tag, ${into}, observed_at, sequence, sha256, bare, listed
    from image_tag_sighting where image_id = ${gone} on conflict do nothing`;
  await tx.sql`delete from image_tag_sighting where image_id = ${gone}`;
};

/** A bare tag turned out to mean another image. */
export const moveSighting = async (
  tx: SqlRunner,
  { repositoryId, image, tag, order }: StoredObservation,
  into: number,
): Promise<void> => {
  await tx.sql`update image_tag_sighting set image_id = ${into}
    where repository_id = ${repositoryId} and image_id = ${image} and tag = ${tag} and bare
      and observed_at = ${order.observedAt} and sequence = ${order.sequence} and sha256 = ${order.sha256}`;
};
