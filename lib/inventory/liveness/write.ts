import type { CopyTx } from "../../db/transaction.ts";
import { liveImages } from "../liveness.ts";

/**
 * Decides anew which images of the repositories are live, and answers the repositories in which that changed:
 * their findings' standing has to be settled again.
 */
export const settleLiveImages = async (tx: CopyTx, repositoryIds: number[]): Promise<number[]> => {
  if (repositoryIds.length === 0) return [];
  const images = await tx.sql<{
    id: number;
    repositoryId: number;
    live: boolean;
    resolved: boolean;
    content: string;
    running: number;
  }>`
    select i.asset_id as id, i.repository_id as "repositoryId", a.live, i.resolved,
      coalesce((select min(digest) from image_digest d where d.image_id = i.asset_id), '') as content,
      (select count(*)::int from running_container c where c.image_id = i.asset_id)
      + (select count(*)::int from workload_image w join asset wa on wa.id = w.workload_id
        where w.image_id = i.asset_id and w.gone_at is null and wa.live) as running
    from image_detail i join asset a on a.id = i.asset_id where i.repository_id = any(${repositoryIds})`;
  const tags = await tx.sql<{ imageId: number; tag: string | null; observedAt: string; recordedAt: Date }>`
    select image_id as "imageId", tag, observed_at as "observedAt", recorded_at as "recordedAt"
    from image_tag_standing where repository_id = any(${repositoryIds}) and not gone
    union all
    select i.asset_id, null, to_char(a.last_seen at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"000Z"'), a.last_seen
    from image_detail i join asset a on a.id = i.asset_id
    where i.repository_id = any(${repositoryIds}) and not exists (select from image_tag t where t.image_id = i.asset_id)`;
  const flips: { id: number; live: boolean }[] = [];
  const changed = new Set<number>();
  const standing: { id: number; live: boolean }[] = [];
  const tagsOf = Map.groupBy(tags, (tag) => tag.imageId);
  const imagesOf = Map.groupBy(images, (image) => image.repositoryId);
  for (const repositoryId of new Set(repositoryIds)) {
    const own = imagesOf.get(repositoryId) ?? [];
    const live = liveImages(
      {
        images: own.map((image) => ({
          id: stableId(image),
          resolved: image.resolved,
          runningInstances: image.running,
          tags: tagsOf.get(image.id) ?? [],
        })),
      },
      tx.now,
    );
    for (const image of own) {
      const is = live.has(stableId(image));
      if (is !== image.live) {
        flips.push({ id: image.id, live: is });
        changed.add(repositoryId);
      }
    }
    standing.push({ id: repositoryId, live: live.size > 0 });
  }
  await tx.sql`update asset a set live = s.live
    from unnest(${standing.map((s) => s.id)}::int[], ${standing.map((s) => s.live)}::bool[]) s(id, live)
    where a.id = s.id and a.live <> s.live`;
  if (flips.length > 0) {
    await tx.sql`update asset a set live = f.live
      from unnest(${flips.map((f) => f.id)}::int[], ${flips.map((f) => f.live)}::bool[]) f(id, live) where a.id = f.id`;
  }
  return [...changed];
};

/** Numbers are given in the order of arrival; digests are the same in any. */
const stableId = ({ id, content }: { id: number; content: string }): string => `${content} ${id}`;
