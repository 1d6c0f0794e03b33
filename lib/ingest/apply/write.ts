import { systemActor } from "../../access/actor.ts";
import type { CopyTx } from "../../db/transaction.ts";
import { FINDING_KINDS } from "../../findings/schema.ts";
import {
  type Cause,
  recountFindings,
  refuteClaims,
  type StateChanges,
  settleStates,
} from "../../findings/states/write.ts";
import { FeedName } from "../../intelligence/feeds/schema.ts";
import { applyFeed } from "../../intelligence/feeds/write.ts";
import { type Claim, learnAliases, learnLikelihoods } from "../../intelligence/write.ts";
import { settleExposure } from "../../inventory/exposure/write.ts";
import { settleLiveImages } from "../../inventory/liveness/write.ts";
import { assignTeams } from "../../inventory/ownership/write.ts";
import { keepBill } from "../../inventory/packages/write.ts";
import { recordInventory } from "../../inventory/write.ts";
import { assess, assessLists, assetsWithRules, reassess } from "../../posture/write.ts";
import { foldEvents, type RuntimeTarget } from "../../runtime/fold.ts";
import { type EventGroup, keepEvents } from "../../runtime/write.ts";
import { intern, type Numbers } from "../dictionary/write.ts";
import { Held } from "../held.ts";
import { type HoldReason, holdReason } from "../hold.ts";
import type { Reading } from "../reading.ts";
import { type OccurrenceRow, occurrenceRow } from "../rows.ts";
import type { Outcome } from "../schema.ts";
import type { Order } from "../spans.ts";
import { joinImages, regroupFindings } from "../statements/join/write.ts";
import { applyStatement, type StatementEffect } from "../statements/write.ts";
import type { Subjects } from "../subjects.ts";
import { type AssetStatement, byAsset, type ResolvedTarget } from "../targets/by-asset.ts";
import { resolveCluster, resolveTargets, type Scene, subjectRequired } from "../targets/write.ts";

export interface Application {
  deliveryId: number;
  reportId: number;
  collectorId: number;
  order: Order;
  at: Date;
  scene: Scene;
  /** Broken entries were left out: what is absent closes nothing. */
  withGaps: boolean;
  /** A person has seen what it would close. */
  approved: boolean;
}

/** Applies one reading in the caller's transaction: whole or not at all. @throws Held, AppError (subject_required). */
export const applyReading = async (
  tx: CopyTx,
  reading: Reading,
  application: Application,
): Promise<Outcome> => {
  demandSubject(reading.needs, application.scene.subjects);
  const cause: Cause = { at: application.at, reportId: application.reportId, actor: systemActor("ingest") };
  const claims = claimsOf(reading);
  const runtime = foldEvents(reading.format, reading.events ?? []);
  const targets = [...reading.targets, ...runtime];
  const numbers = await intern(
    targets.flatMap((t) => t.observations),
    targets.flatMap((t) => t.slices),
    targets.flatMap((t) => t.bill ?? []),
  );
  const { regrouped, bundled } = await learnAliases(tx, claims);
  const moved = [...(await learnLikelihoods(tx, claims)), ...(await learnFeed(tx, reading, application))];
  // Inventory first: what it says of owners and images decides which assets the targets are.
  const clusterId = await resolveCluster(tx, application.scene);
  const inventory = await recordInventory(tx, reading, { ...application, clusterId });
  for (const pair of inventory.merged) await joinImages(tx, pair, cause);
  const resolution = await resolveTargets(tx, targets, application.scene);
  for (const pair of resolution.merged) await joinImages(tx, pair, cause);
  const joined = [...inventory.merged, ...resolution.merged].map(([, into]) => into);
  if (regrouped.length > 0) await regroupFindings(tx, regrouped, cause);

  const effects: Effects = [];
  const statements = byAsset(resolution.targets);
  for (const [assetId, statement] of statements) {
    const rows = statement.observations.map((o) => occurrenceRow(o, numbers));
    const effect = await state(tx, application, statement, assetId, rows, numbers);
    const sliceIds = statement.slices.map((s) => numbers.slice(s.key));
    await refuteClaims(tx, statement.subjectId, assetId, sliceIds, cause);
    effects.push({ subjectId: statement.subjectId, assetId, effect, rows });
  }
  const repositories = new Set([
    ...resolution.targets.filter((t) => t.kind === "image").map((t) => t.subjectId),
    ...inventory.repositoryIds,
  ]);
  const flipped = await settleLiveImages(tx, [...repositories]);
  const unsettled = [...new Set([...flipped, ...(await repositoriesOf(tx, joined))])];
  const changes = await settle(tx, effects, unsettled, cause);
  const outcome = outcomeOf(reading, effects, changes);
  const hold = application.approved ? null : holdOf(effects);
  if (hold) throw new Held(hold, outcome);
  for (const { target, assetIds } of resolution.targets) {
    if (!target.bill?.length) continue;
    const bill = { tool: reading.format, packages: target.bill, order: application.order };
    for (const assetId of assetIds)
      await keepBill(tx, { ...bill, assetId, reportId: application.reportId }, numbers);
  }
  await keepEvents(tx, eventGroups(resolution.targets, runtime, numbers), application);

  const exposed = await exposeNewcomers(tx, clusterId, resolution.targets, joined);
  await assignTeams(tx, [...new Set([...statements.keys(), ...resolution.targets.map((t) => t.subjectId)])]);
  await assess(tx, statements, application);
  if (clusterId !== null) await assessLists(tx, reading.absences, clusterId, application);
  // Where nothing was touched the hazards are what they were: an unchanged report costs none of this.
  await reassess(tx, [
    ...effects.filter(({ effect }) => effect.touched.size > 0).map(({ assetId }) => assetId),
    ...joined,
    ...(await assetsWithRules(tx, [...moved, ...bundled, ...(await groupedUnder(tx, regrouped))])),
    ...inventory.exposedIds,
    ...exposed,
  ]);
  return outcome;
};

/** What inventories said before applies to workloads that a scanner names first, and to images that became one. */
const exposeNewcomers = async (
  tx: CopyTx,
  clusterId: number | null,
  targets: ResolvedTarget[],
  joined: number[],
): Promise<number[]> => {
  const named = targets.filter((t) => t.kind === "workload").map((t) => t.subjectId);
  const workloads = await tx.sql<{ id: number }>`
    select id from asset where id = any(${named}::int[]) and exposure_reason is null`;
  if (workloads.length + joined.length === 0) return [];
  const scope = {
    workloadIds: workloads.map((row) => row.id),
    repositoryIds: await repositoriesOf(tx, joined),
  };
  return settleExposure(tx, workloads.length > 0 ? clusterId : null, scope);
};

/** The repositories of images that took others in: what is present there may be more than each had alone. */
const repositoriesOf = async (tx: CopyTx, imageIds: number[]): Promise<number[]> => {
  if (imageIds.length === 0) return [];
  const rows = await tx.sql<{ id: number }>`
    select distinct repository_id as id from image_detail where asset_id = any(${imageIds}::int[])`;
  return rows.map((row) => row.id);
};

/** The rules that others now count as, wherever they are present: two that became one weigh once. */
const groupedUnder = async (tx: CopyTx, ruleIds: number[]): Promise<number[]> => {
  if (ruleIds.length === 0) return [];
  const rows = await tx.sql<{ id: number }>`
    select distinct coalesce(canonical_id, id) as id from rule where id = any(${ruleIds}::int[])`;
  return rows.map((row) => row.id);
};

const learnFeed = async (tx: CopyTx, reading: Reading, { at, reportId }: Application): Promise<number[]> => {
  const { advisories = [] } = reading;
  const feed = FeedName.safeParse(reading.format);
  return feed.success && advisories.length > 0
    ? applyFeed(tx, { name: feed.data, advisories, asOf: at, reportId })
    : [];
};

/** The events of each runtime target under the subject that it turned out to be about. */
const eventGroups = (
  resolved: ResolvedTarget[],
  runtime: RuntimeTarget[],
  numbers: Numbers,
): EventGroup[] => {
  const groupsOf = new Map<unknown, RuntimeTarget["groups"]>(
    runtime.map((target) => [target, target.groups]),
  );
  return resolved.flatMap(({ target, subjectId }) =>
    [...(groupsOf.get(target) ?? [])].map(([{ rule, component }, events]) => ({
      subjectId,
      ruleId: numbers.rule(FINDING_KINDS.indexOf("runtime"), rule.id),
      componentId: numbers.component(component.key),
      events,
    })),
  );
};

/** The document names none and neither sender nor collector does: nobody may guess (domain.md, Ingest 4). */
const demandSubject = (needs: Reading["needs"], { image, source, cluster, host }: Subjects): void => {
  const given = { image, source, cluster: cluster.id ?? cluster.name, host: host.id ?? host.name };
  if (needs !== null && given[needs] === null) throw subjectRequired(needs);
};

const claimsOf = (reading: Reading): Claim[] => {
  const claims = new Map<string, Claim>();
  for (const target of reading.targets) {
    for (const { kind, rule } of target.observations) if (kind === "vulnerability") claims.set(rule.id, rule);
  }
  return [...claims.values()];
};

const state = async (
  tx: CopyTx,
  application: Application,
  { subjectId, slices, packages }: AssetStatement,
  assetId: number,
  rows: OccurrenceRow[],
  numbers: Numbers,
): Promise<StatementEffect> => {
  const reported = [...new Set(rows.map((row) => row.reportedId))];
  const canonical = await tx.sql<{ id: number; canonical: number }>`
    select id, canonical_id as canonical from rule where id = any(${reported}) and canonical_id is not null`;
  if (packages > 0) {
    await tx.sql`update image_detail set packages = ${packages} where asset_id = ${assetId}`;
  }
  return applyStatement(tx, {
    assetId,
    subjectId,
    order: application.order,
    at: application.at,
    deliveryId: application.deliveryId,
    reportId: application.reportId,
    slices: slices.map((s) => ({
      id: numbers.slice(s.key),
      complete: s.complete && !application.withGaps,
    })),
    rows,
    canonical: new Map(canonical.map((row) => [row.id, row.canonical])),
  });
};

type Effects = { subjectId: number; assetId: number; effect: StatementEffect; rows: OccurrenceRow[] }[];

/** Subjects once each: what reports touched, and all of those whose live images changed. */
const settle = async (
  tx: CopyTx,
  effects: Effects,
  flipped: number[],
  cause: Cause,
): Promise<StateChanges> => {
  const touched = new Map<number, { ids: Set<number>; created: Set<number> }>();
  for (const { subjectId, effect } of effects) {
    const known = touched.get(subjectId) ?? { ids: new Set(), created: new Set() };
    touched.set(subjectId, {
      ids: known.ids.union(effect.touched),
      created: known.created.union(effect.created),
    });
  }
  const all: StateChanges = { opened: [], reopened: [], fixed: [], gone: [], unconfirmed: [] };
  for (const subjectId of new Set([...touched.keys(), ...flipped])) {
    const { ids, created } = touched.get(subjectId) ?? {
      ids: new Set<number>(),
      created: new Set<number>(),
    };
    const whole = flipped.includes(subjectId);
    // A first assessment of a live image can settle what waited for it, though the report never named it.
    const waiting = await tx.sql<{
      id: number;
    }>`select id from finding where subject_id = ${subjectId} and state = 1`;
    for (const { id } of waiting) ids.add(id);
    if (!whole && ids.size === 0) continue;
    const changes = await settleStates(tx, subjectId, whole ? "all" : [...ids], created, cause);
    for (const event of Object.keys(all) as (keyof StateChanges)[]) all[event].push(...changes[event]);
    await recountFindings(tx, subjectId);
  }
  return all;
};

const outcomeOf = (reading: Reading, effects: Effects, changes: StateChanges): Outcome => {
  const listed = effects.reduce((ids, { effect }) => ids.union(effect.listed), new Set<number>());
  const steady = effects.reduce((n, { effect }) => n + effect.steady, 0);
  const changed = effects.reduce((ids, { effect }) => ids.union(effect.changed), new Set<number>());
  const moved = new Set([...changes.opened, ...changes.reopened, ...changed]);
  const created = effects.reduce((ids, { effect }) => ids.union(effect.created), new Set<number>());
  return {
    new: changes.opened.length,
    reopened: changes.reopened.length,
    changed: changed.size,
    unchanged: [...listed].filter((id) => !moved.has(id)).length + steady,
    // What a late report alone saw is recorded as closed; it was never open here, so it was not fixed by this.
    fixed: changes.fixed.filter((id) => !created.has(id)).length,
    skipped: reading.skipped.length,
    objects: reading.facts.length + (reading.advisories?.length ?? 0) + (reading.statements?.length ?? 0),
  };
};

const holdOf = (effects: Effects): HoldReason | null =>
  holdReason({
    before: effects.flatMap(({ effect }) => effect.before),
    gone: effects.flatMap(({ effect }) => effect.gone),
    steady: effects.reduce((n, { effect }) => n + effect.steady, 0),
    incoming: effects.flatMap(({ rows }) => rows.filter((row) => row.outcome === 1)),
  });
