import type { CopyTx } from "../../../db/transaction.ts";
import type { Cause } from "../../../findings/states/write.ts";
import { widenSightings } from "../../../inventory/assets/write.ts";
import {
  bareSightings,
  digestSightings,
  moveSighting,
  type StoredObservation,
} from "../../../inventory/images/sightings/write.ts";
import { addUnresolved, joinImageRows } from "../../../inventory/images/write.ts";
import { moveBill } from "../../../inventory/packages/write.ts";
import { reassessTimes } from "../../../posture/write.ts";
import { supersederOf } from "../../identity/unresolved-tag.ts";
import {
  compareOrders,
  historyOf,
  mergeSlices,
  type Order,
  type SliceHistory,
  statedKeys,
} from "../../spans.ts";
import { historiesOf } from "../histories/write.ts";
import { replaceSpans } from "../history/write.ts";
import { joinImages } from "../join/write.ts";
import { UNKNOWN_DIGEST } from "../named.ts";

/**
 * Settles what scans that knew only a tag were about, by all that is known of these repositories' tags now, and moves
 * their statements there. Any order of arrival ends the same: each is where the first later digest of its tag says.
 *
 * @returns the images that gained or lost something
 */
export const settleTags = async (tx: CopyTx, repositoryIds: number[], cause: Cause): Promise<number[]> => {
  const bare = await bareSightings(tx, repositoryIds);
  if (bare.length === 0) return [];
  const known = Map.groupBy(await digestSightings(tx, repositoryIds), (seen) => seen.repositoryId);
  const moved: { from: number; into: number }[] = [];
  for (const seen of bare) {
    const superseder = supersederOf(seen.tag, seen.order, known.get(seen.repositoryId) ?? []);
    const into = superseder ?? (await unresolvedOf(tx, seen));
    if (into === seen.image) continue;
    await moveStatement(tx, seen, into);
    moved.push({ from: seen.image, into });
  }
  const emptied = new Map(moved.map(({ from, into }) => [from, into]));
  const gone = new Set<number>();
  for (const [from, into] of emptied) if (await joinEmptied(tx, from, into, cause)) gone.add(from);
  return [...new Set(moved.flatMap(({ from, into }) => [from, into]))].filter((id) => !gone.has(id));
};

const unresolvedOf = async (
  tx: CopyTx,
  { repositoryId, image, tag, order }: StoredObservation,
): Promise<number> => {
  const [own] = await tx.sql<{ resolved: boolean }>`
    select resolved from image_detail where asset_id = ${image}`;
  if (own && !own.resolved) return image;
  const [repository] = await tx.sql<{ name: string }>`select name from asset where id = ${repositoryId}`;
  return addUnresolved(tx, { id: repositoryId, name: repository!.name }, tag, {
    at: new Date(order.observedAt),
    intervalSeconds: null,
  });
};

const moveStatement = async (tx: CopyTx, seen: StoredObservation, into: number): Promise<void> => {
  const { image: from, order } = seen;
  await moveSighting(tx, seen, into);
  await widenSightings(tx, [into], { at: new Date(order.observedAt), intervalSeconds: null });
  const statements = await tx.sql<{ id: number; slices: number[] }>`
    select id, slices from statement where asset_id = ${from} and observed_at = ${order.observedAt}
      and sequence = ${order.sequence} and sha256 = ${order.sha256}`;
  const slices = new Set(statements.flatMap((statement) => statement.slices));
  for (const slice of [...slices].sort((a, b) => a - b)) await moveSlice(tx, slice, from, into, order);
  const ids = statements.map(({ id }) => id);
  await tx.sql`update statement set asset_id = ${into} where id = any(${ids}::int[])`;
  await moveBill(tx, from, into, order);
  await reassessTimes(tx, { from, statementIds: ids });
  await moveTag(tx, seen, into);
  await resight(tx, from);
};

/** One statement leaves a slice's history and takes its place in another's. */
const moveSlice = async (
  tx: CopyTx,
  sliceId: number,
  from: number,
  into: number,
  order: Order,
): Promise<void> => {
  const { of, idOf, rows } = await historiesOf(tx, [from, into], sliceId);
  const [theirs, ours] = [of(from), of(into)];
  const stated = Object.groupBy(statedKeys(theirs), (one) =>
    compareOrders(one.order, order) === 0 ? "moved" : "left",
  );
  const left = historyOf(stated.left ?? []);
  const joined = mergeSlices(ours, historyOf(stated.moved ?? []));
  for (const [assetId, history] of [
    [from, left],
    [into, joined],
  ] as const) {
    const spans = history.spans.map((s) => ({
      key: s.key,
      since: idOf(s.from),
      until: s.to === null ? null : idOf(s.to),
    }));
    await replaceSpans(tx, assetId, sliceId, spans, rows);
  }
  await moveChecks(tx, { sliceId, from, into, order }, newestOf(theirs), newestOf(ours));
  await keepNewest(tx, sliceId, from, newestOf(left), idOf);
  await keepNewest(tx, sliceId, into, newestOf(joined), idOf);
};

const newestOf = ({ statements }: SliceHistory): Order | null =>
  statements.findLast((statement) => statement.complete)?.order ?? null;

/** Results of checks are kept of the newest statement alone: they go where that goes, unless something newer is there. */
const moveChecks = async (
  tx: CopyTx,
  { sliceId, from, into, order }: { sliceId: number; from: number; into: number; order: Order },
  theirs: Order | null,
  ours: Order | null,
): Promise<void> => {
  if (!theirs || compareOrders(theirs, order) !== 0) return;
  const newer = ours === null || compareOrders(ours, order) < 0;
  await tx.sql`delete from check_result where asset_id = ${newer ? into : from} and slice_id = ${sliceId}`;
  await tx.sql`update check_result set asset_id = ${into} where asset_id = ${from} and slice_id = ${sliceId}`;
};

/** Its digest is forgotten, so that the next report compares rows. */
const keepNewest = async (
  tx: CopyTx,
  sliceId: number,
  assetId: number,
  newest: Order | null,
  idOf: (order: Order) => number,
): Promise<void> => {
  await tx.sql`delete from applied where asset_id = ${assetId} and slice_id = ${sliceId}`;
  if (newest)
    await tx.sql`insert into applied (asset_id, slice_id, statement_id, digest)
      values (${assetId}, ${sliceId}, ${idOf(newest)}, ${UNKNOWN_DIGEST})`;
};

/** The tag is the image's, as of that scan; what it left behind has only what is left. */
const moveTag = async (
  tx: CopyTx,
  { repositoryId, image, tag, order }: StoredObservation,
  into: number,
): Promise<void> => {
  await tx.sql`
    insert into image_tag as t (repository_id, tag, image_id, family, observed_at, recorded_at)
    select repository_id, tag, ${into}, family, ${order.observedAt}, recorded_at from image_tag
    where repository_id = ${repositoryId} and tag = ${tag} and image_id = ${image}
    on conflict (repository_id, tag, image_id) do update set
      observed_at = greatest(t.observed_at, excluded.observed_at), recorded_at = greatest(t.recorded_at, excluded.recorded_at)`;
};

/** An image that lost a scan was seen when what is left says so. */
const resight = async (tx: CopyTx, assetId: number): Promise<void> => {
  await tx.sql`
    update asset a set first_seen = seen.first, last_seen = seen.last
    from (
      select min(at) as first, max(at) as last from (
        select date_trunc('milliseconds', observed_at::timestamptz) as at from image_tag_sighting where image_id = ${assetId}
        union all select date_trunc('milliseconds', observed_at::timestamptz) from statement where asset_id = ${assetId}
        union all select first_seen from workload_image where image_id = ${assetId}
        union all select last_seen from workload_image where image_id = ${assetId}) s) seen
    where a.id = ${assetId} and seen.first is not null`;
};

/** What was known by its tag alone, when the last scan of it turned out to be about another: the rest goes there too. */
const joinEmptied = async (tx: CopyTx, from: number, into: number, cause: Cause): Promise<boolean> => {
  const [row] = await tx.sql`
    select from image_detail i where asset_id = ${from} and not resolved
      and not exists (select from image_tag_sighting s where s.image_id = ${from})`;
  if (!row) return false;
  // Its own times are those of scans that left, and of lists that the links remember.
  await tx.sql`update asset a set first_seen = k.first_seen, last_seen = k.first_seen from asset k
    where a.id = ${from} and k.id = ${into}
      and not exists (select from workload_image w where w.image_id = ${from})`;
  await joinImageRows(tx, from, into);
  await joinImages(tx, [from, into], cause);
  return true;
};
