import { hash } from "node:crypto";
import { systemActor } from "../../access/actor.ts";
import { record } from "../../audit/write.ts";
import { sql } from "../../db/client.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { intern } from "../../ingest/dictionary/write.ts";
import { orderedTime } from "../../ingest/order.ts";
import { applyOwn } from "../../ingest/own/write.ts";
import type { Observation } from "../../ingest/reading.ts";
import { occurrenceRow, rowsBySlice, sliceDigest } from "../../ingest/rows.ts";
import type { Outcome } from "../../ingest/schema.ts";
import type { Order } from "../../ingest/spans.ts";
import type { ResolvedTarget } from "../../ingest/targets/by-asset.ts";
import { enqueue, type Jobs } from "../../jobs/queue.ts";
import { matchPackages } from "../matching.ts";
import { type ListedPackage, MATCH_SLICE, observationOf } from "./observation.ts";
import { anyAdvisory, findAdvisories, findAffected, listedPackages } from "./read.ts";

/** The document that made it necessary: advisories, or a bill of materials. */
export interface Trigger {
  deliveryId: number;
  reportId: number;
  by: "feed" | null;
}

/**
 * Matches what an asset's bills list with the advisories known, and applies the result as a report of our own: the same
 * way to findings, states, roll-ups and hazards as any scanner's. Where it says what it said before, nothing is written.
 *
 * @returns what came of it, null where nothing did
 */
export const matchAsset = (assetId: number, trigger: Trigger): Promise<Outcome | null> =>
  copyAtomic(async (tx) => {
    // Of two matches of one asset the later has to read after the earlier wrote: it may know a newer bill.
    await tx.sql`select pg_advisory_xact_lock(hashtext('plimsoll.match'), ${assetId})`;
    const subject = await subjectOf(tx, assetId);
    if (!subject || !(await anyAdvisory(tx))) return null;
    const packages = await listedPackages(tx, assetId);
    const observations = await observationsOf(tx, packages);
    if (await saysTheSame(tx, assetId, observations)) return null;
    const target = { ...subject.target, observations, packages: packages.length };
    const outcome = await applyOwn(tx, {
      ...trigger,
      order: await nextOrder(tx, assetId, trigger.deliveryId),
      resolved: [{ ...subject, target, assetIds: [assetId] }],
      unmoved: stillListed(packages),
    });
    await nameAfterRecords(tx, observations);
    await record(tx, systemActor("advisories"), {
      action: "advisories.matched",
      subject: { kind: "asset", id: String(assetId), name: subject.name },
      detail: { ...trigger, packages: packages.length, matches: observations.length, outcome },
    });
    return outcome;
  });

type Subject = Omit<ResolvedTarget, "assetIds"> & { name: string };

const subjectOf = async (tx: CopyTx, assetId: number): Promise<Subject | null> => {
  const [row] = await tx.sql<{ subjectId: number; kind: ResolvedTarget["kind"]; name: string }>`
    select coalesce(i.repository_id, a.id) as "subjectId", a.kind, a.name
    from asset a left join image_detail i on i.asset_id = a.id where a.id = ${assetId}`;
  if (!row) return null;
  const asset = { kind: "source" as const, url: null, artifact: row.name };
  return { ...row, target: { asset, slices: [MATCH_SLICE], observations: [], packages: 0 } };
};

const observationsOf = async (tx: CopyTx, packages: ListedPackage[]): Promise<Observation[]> => {
  const matches = matchPackages(packages, await findAffected(tx, packages));
  const advisories = await findAdvisories(tx, [
    ...new Set(matches.map(({ affected }) => affected.advisoryId)),
  ]);
  return matches.map((match) => observationOf(match, advisories.get(match.affected.advisoryId)!));
};

/** Also before the first time, when nothing is to be said: an asset without a bill was not looked at. */
const saysTheSame = async (tx: CopyTx, assetId: number, observations: Observation[]): Promise<boolean> => {
  const numbers = await intern(observations, [MATCH_SLICE], []);
  const sliceId = numbers.slice(MATCH_SLICE.key);
  const rows = rowsBySlice(observations.map((one) => occurrenceRow(one, numbers))).get(sliceId) ?? [];
  const [applied] = await tx.sql<{ digest: Buffer }>`
    select digest from applied where asset_id = ${assetId} and slice_id = ${sliceId}`;
  if (applied) return applied.digest.equals(sliceDigest(rows));
  const [bill] = await tx.sql`select from bill where asset_id = ${assetId}`;
  return bill === undefined;
};

/** Each match follows the one before, whatever the clock says: it is made of all that is known. */
const nextOrder = async (tx: CopyTx, assetId: number, deliveryId: number): Promise<Order> => {
  const [newest] = await tx.sql<Pick<Order, "observedAt" | "sequence">>`
    select s.observed_at as "observedAt", s.sequence from statement s join slice l on l.key = ${MATCH_SLICE.key}
    where s.asset_id = ${assetId} and l.id = any(s.slices)
    order by s.observed_at desc, s.sequence desc limit 1`;
  const now = orderedTime(tx.now.toISOString());
  const sha256 = hash("sha256", `${MATCH_SLICE.key}/${assetId}/${deliveryId}`);
  return newest && newest.observedAt >= now
    ? { observedAt: newest.observedAt, sequence: newest.sequence + 1, sha256 }
    : { observedAt: now, sequence: 0, sha256 };
};

/** A package that is listed as before lost its finding to the advisories, not to an upgrade. */
const stillListed = (packages: ListedPackage[]) => {
  const listed = new Set(packages.map(({ componentId, versionId }) => `${componentId}.${versionId}`));
  return (row: { componentId: number; versionId: number }) =>
    listed.has(`${row.componentId}.${row.versionId}`);
};

/** A rule without a text says what the records say that go by its name; reports name most of them without any. */
const nameAfterRecords = (tx: CopyTx, observations: Observation[]): Promise<unknown> => tx.sql`
  update rule c set title = t.summary, description = t.details,
    urls = case when cardinality(c.urls) = 0 then t.urls else c.urls end,
    cvss = case when c.cvss = '[]' then t.cvss else c.cvss end, published_at = coalesce(c.published_at, t.published)
  from (
    select distinct on (1) coalesce(r.canonical_id, r.id) as id, a.summary, a.details, a.urls, a.cvss,
      a.published::timestamptz as published
    from rule r join advisory a on a.key = r.key
    where r.kind = 0 and r.key = any(${[...new Set(observations.map((o) => o.rule.id))]}::text[])
    order by 1, a.summary = '', a.key) t
  where c.id = t.id and c.title = '' and c.description = ''
    and (t.summary, t.details) <> ('', '')`;

/** All bills that list what a delivery spoke of have been matched. */
export const forgetTouched = (deliveryId: number): Promise<void> =>
  copyAtomic(async (tx) => {
    const rows =
      await tx.sql`delete from advisory_touched where delivery_id = ${deliveryId} returning package_id`;
    if (rows.length === 0) return;
    await record(tx, systemActor("advisories"), {
      action: "advisories.settled",
      subject: { kind: "delivery", id: String(deliveryId) },
      detail: { packages: rows.length },
    });
  });

/** What is left of a feed waits behind uploads again. */
export const requestMatch = (job: Jobs["advisories_match"]): Promise<void> =>
  enqueue({ sql }, "advisories_match", job, { priority: 5 });
