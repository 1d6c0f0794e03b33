import { systemActor } from "../../access/actor.ts";
import type { CopyTx } from "../../db/transaction.ts";
import { FINDING_KINDS } from "../../findings/schema.ts";
import { type Cause, refuteClaims, type StateChanges } from "../../findings/states/write.ts";
import { namesOf } from "../../intelligence/advisories/record.ts";
import { type Claim, learnAliases, learnLikelihoods } from "../../intelligence/write.ts";
import { settleExposure } from "../../inventory/exposure/write.ts";
import { lookAtLineage } from "../../inventory/images/lineage/settle/write.ts";
import { settleLiveImages } from "../../inventory/liveness/write.ts";
import { assignTeams } from "../../inventory/ownership/write.ts";
import { recordInventory } from "../../inventory/write.ts";
import { tellExploited } from "../../notifications/outbox/write.ts";
import { assess, assessLists, assetsWithRules, reassess } from "../../posture/write.ts";
import { foldEvents, type RuntimeTarget } from "../../runtime/fold.ts";
import { type EventGroup, keepEvents } from "../../runtime/write.ts";
import { aboutNobodyHere } from "../../vex/about-nobody-here.ts";
import { considerStatements, keepStatements } from "../../vex/write.ts";
import { aboutNamedImage } from "../about-image.ts";
import { intern, type Numbers } from "../dictionary/write.ts";
import type { PresentRow } from "../diff.ts";
import { Held } from "../held.ts";
import { type HoldReason, holdReason } from "../hold.ts";
import type { Reading, Target } from "../reading.ts";
import type { RecalledRows } from "../recall.ts";
import { type OccurrenceRow, occurrenceRow } from "../rows.ts";
import type { Outcome } from "../schema.ts";
import type { Order } from "../spans.ts";
import { joinImages, regroupFindings } from "../statements/join/write.ts";
import { settleTags } from "../statements/move/write.ts";
import { applyStatement, type StatementEffect } from "../statements/write.ts";
import type { Subjects } from "../subjects.ts";
import { type AssetStatement, byAsset, type ResolvedTarget } from "../targets/by-asset.ts";
import { lockKnown } from "../targets/known/write.ts";
import { resolveCluster, resolveTargets, type Scene, subjectRequired } from "../targets/write.ts";
import { keepBills, learnAdvisories, learnFeed } from "./learn/write.ts";
import { type Effects, settle } from "./settle/write.ts";

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
  /** It was applied before, and takes its own place again. */
  anew: boolean;
  /** Nothing is kept of it yet: a person wants to see first what it would change. */
  preview: boolean;
  /** The reading comes without its entries: the digests of what they were. */
  known: RecalledRows | null;
  /** What is said of assets that are known by number: nothing of them is resolved. */
  resolved?: ResolvedTarget[];
  /** A feed of advisories said so, of what was there before. */
  by?: "feed" | null;
  /** Whether what a row was about is still there unchanged: then it went because its advisory did. */
  unmoved?: (row: PresentRow) => boolean;
}

export interface Applied {
  outcome: Outcome;
  /** What to recall it by. */
  rows: RecalledRows;
}

/**
 * Applies one reading in the caller's transaction: whole or not at all.
 * @throws Held, AppError (subject_required), RowsNeeded (only where `known` is given)
 */
export const applyReading = async (
  tx: CopyTx,
  stated: Reading,
  application: Application,
): Promise<Applied> => {
  const reading = aboutNamedImage(
    aboutNobodyHere(stated, application.scene.subjects),
    application.scene.subjects,
  );
  demandSubject(reading.needs, application.scene.subjects);
  const cause: Cause = {
    at: application.at,
    reportId: application.reportId,
    actor: systemActor("ingest"),
    by: application.by ?? null,
  };
  const resolved = application.resolved ?? [];
  const claims = claimsOf([...reading.targets, ...resolved.map(({ target }) => target)]);
  const runtime = foldEvents(reading.format, reading.events ?? []);
  const targets = [...reading.targets, ...runtime];
  const told = [...targets, ...resolved.map(({ target }) => target)];
  const numbers = await intern(
    told.flatMap((t) => t.observations),
    told.flatMap((t) => t.slices),
    targets.flatMap((t) => t.bill ?? []),
  );
  const { regrouped, bundled } = await learnAliases(tx, [...claims, ...namesIn(reading)]);
  const moved = [...(await learnLikelihoods(tx, claims)), ...(await learnFeed(tx, reading, application))];
  await tellExploited(tx, moved);
  // Inventory first: what it says of owners and images decides which assets the targets are.
  const clusterId = await resolveCluster(tx, application.scene);
  const inventory = await recordInventory(tx, reading, { ...application, clusterId });
  for (const pair of inventory.merged) await joinImages(tx, pair, cause);
  const resolution = await resolveTargets(tx, targets, application.scene);
  resolution.targets.push(...(await lockKnown(tx, resolved)));
  for (const pair of resolution.merged) await joinImages(tx, pair, cause);
  const repositories = new Set([
    ...resolution.targets.filter((t) => t.kind === "image").map((t) => t.subjectId),
    ...inventory.repositoryIds,
  ]);
  const settled = await settleTags(tx, [...repositories], cause);
  const joined = [...[...inventory.merged, ...resolution.merged].map(([, into]) => into), ...settled];
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
  const flipped = await settleLiveImages(tx, [...repositories]);
  const unsettled = [...new Set([...flipped, ...(await repositoriesOf(tx, joined))])];
  const changes = await settle(tx, effects, unsettled, {
    ...cause,
    withdrawn: withdrawnIn(effects, application),
  });
  const outcome = outcomeOf(reading, effects, changes);
  const hold = application.approved ? null : (holdOf(effects) ?? (application.preview ? PREVIEW : null));
  if (hold) throw new Held(hold, outcome);
  const { bill, listed } = await keepBills(tx, reading.format, resolution.targets, application, numbers);
  await learnAdvisories(tx, reading, application, [...listed, ...joined]);
  const statementIds = await keepStatements(tx, reading, application);
  await considerStatements(tx, {
    statementIds,
    findingIds: [
      ...changes.opened,
      ...changes.reopened,
      ...effects.flatMap(({ effect }) => [...effect.changed]),
    ],
  });
  await keepEvents(tx, eventGroups(resolution.targets, runtime, numbers), application);

  await exposeNewcomers(tx, clusterId, resolution.targets, joined);
  await assignTeams(tx, [...new Set([...statements.keys(), ...resolution.targets.map((t) => t.subjectId)])]);
  await lookAtLineage(tx, [...new Set([...touchedRepositories(resolution.targets, effects), ...unsettled])]);
  await assess(tx, statements, application);
  if (clusterId !== null) await assessLists(tx, reading.absences, clusterId, application);
  // Where nothing was touched the hazards are what they were: an unchanged report costs none of this.
  await reassess(tx, [
    ...effects.filter(({ effect }) => effect.touched.size > 0).map(({ assetId }) => assetId),
    ...joined,
    ...(await assetsWithRules(tx, [...moved, ...bundled, ...(await groupedUnder(tx, regrouped))])),
    ...inventory.correctedIds,
  ]);
  return { outcome, rows: { slices: Object.assign({}, ...effects.map(({ effect }) => effect.said)), bill } };
};

/** Image repositories of which something is said anew. */
const touchedRepositories = (targets: ResolvedTarget[], effects: Effects): number[] => {
  const touched = new Set(
    effects.flatMap(({ subjectId, effect }) => (effect.touched.size > 0 ? subjectId : [])),
  );
  return targets.flatMap(({ kind, subjectId }) =>
    kind === "image" && touched.has(subjectId) ? subjectId : [],
  );
};

/** What inventories said before applies to workloads that a scanner names first, and to images that became one. */
const exposeNewcomers = async (
  tx: CopyTx,
  clusterId: number | null,
  targets: ResolvedTarget[],
  joined: number[],
): Promise<void> => {
  const named = targets.filter((t) => t.kind === "workload").map((t) => t.subjectId);
  const workloads = await tx.sql<{ id: number }>`
    select id from asset where id = any(${named}::int[]) and exposure_reason is null`;
  if (workloads.length + joined.length === 0) return;
  const scope = {
    workloadIds: workloads.map((row) => row.id),
    repositoryIds: await repositoriesOf(tx, joined),
  };
  await settleExposure(tx, workloads.length > 0 ? clusterId : null, scope);
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

const claimsOf = (targets: Target[]): Claim[] => {
  const claims = new Map<string, Claim>();
  for (const target of targets) {
    for (const { kind, rule } of target.observations) if (kind === "vulnerability") claims.set(rule.id, rule);
  }
  return [...claims.values()];
};

/** What an advisory database says of names; those that nobody here has reported wait in the record itself. */
const namesIn = ({ format, advisories = [] }: Reading) => (format === "osv" ? advisories.map(namesOf) : []);

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
    anew: application.anew,
    slices: slices.map((s) => ({
      id: numbers.slice(s.key),
      key: s.key,
      complete: s.complete && !application.withGaps,
      known: application.known?.slices[s.key] ?? null,
    })),
    rows,
    canonical: new Map(canonical.map((row) => [row.id, row.canonical])),
  });
};

const withdrawnIn = (effects: Effects, { unmoved = () => false }: Application): Set<number> =>
  new Set(effects.flatMap(({ effect }) => effect.gone.filter(unmoved).map((row) => row.findingId)));

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

const PREVIEW: HoldReason = { code: "preview", reason: "You asked to see first what it changes." };

const holdOf = (effects: Effects): HoldReason | null =>
  holdReason({
    before: effects.flatMap(({ effect }) => effect.before),
    gone: effects.flatMap(({ effect }) => effect.gone),
    steady: effects.reduce((n, { effect }) => n + effect.steady, 0),
    incoming: effects.flatMap(({ rows }) => rows.filter((row) => row.outcome === 1)),
  });
