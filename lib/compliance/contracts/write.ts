import { type Actor, systemActor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { sql } from "../../db/client.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { SEVERITIES } from "../../findings/schema.ts";
import { applyOwn, deliverOwn } from "../../ingest/own/write.ts";
import { enqueue } from "../../jobs/queue.ts";
import { AREAS } from "../../posture/schema.ts";
import { observationsOf, sliceOf } from "./judge.ts";
import { type Held, holdAgainst, readContracts, type StoredContract } from "./read.ts";
import type { ContractWish } from "./schema.ts";

/** @throws AppError forbidden, not_found (no such cluster or team) */
export const makeContract = async (actor: Actor, wish: ContractWish): Promise<{ id: number }> => {
  demand(actor, "compliance:manage");
  const { name, kind, area, tool = null, cluster = null, maxAgeHours, severity, team = null } = wish;
  return copyAtomic(async (tx) => {
    const [there] = await tx.sql<{ cluster: boolean; team: boolean }>`
      select ${cluster}::int is null or exists (select from asset where id = ${cluster}::int and kind = 'cluster') as cluster,
        ${team}::int is null or exists (select from team where id = ${team}::int and archived_at is null) as team`;
    if (!there!.cluster) throw new AppError("not_found", `There is no cluster ${cluster}.`);
    if (!there!.team) throw new AppError("not_found", `There is no team ${team}.`);
    const [row] = await tx.sql<{ id: number }>`
      insert into evidence_contract (name, asset_kind, area, tool, cluster_id, max_age_hours, severity, team_id, made_by, made_at)
      values (${name}, ${kind}, ${AREAS.indexOf(area)}, ${tool}, ${cluster}::int, ${maxAgeHours}, ${SEVERITIES.indexOf(severity)},
        ${team}::int, ${actor.name}, ${tx.now}) returning id`;
    await record(tx, actor, {
      action: "contract.made",
      subject: { kind: "contract", id: row!.id, name },
      after: { kind, area, tool, cluster, maxAgeHours, severity, team },
    });
    await enqueue(tx, "contracts_check", {}, { key: "contracts_check", priority: 5 });
    return { id: row!.id };
  });
};

/** Ends a contract: what was missing by it is withdrawn. @throws AppError forbidden, not_found */
export const endContract = async (actor: Actor, id: number): Promise<void> => {
  demand(actor, "compliance:manage");
  await copyAtomic(async (tx) => {
    const contract = (await readContracts(tx)).find((one) => one.id === id);
    if (!contract) throw new AppError("not_found", `There is no contract ${id}.`);
    await tx.sql`update evidence_contract set archived_at = ${tx.now}, version = version + 1 where id = ${id}`;
    const missing = await failing(tx, contract);
    const held = (await holdAgainst(tx, contract, tx.now)).filter(({ assetId }) => missing.has(assetId));
    await state(
      tx,
      contract,
      held.map((one) => ({ ...one, standing: "kept" })),
      true,
    );
    await record(tx, actor, {
      action: "contract.ended",
      subject: { kind: "contract", id, name: contract.name },
    });
  });
};

/** Assets of one transaction: an upload never waits behind a whole estate. */
const RUN = 500;

/** Holds the estate against every contract. What became missing or came back is said as a report; the rest costs a read. */
export const checkContracts = async (): Promise<void> => {
  for (const contract of await readContracts({ sql })) {
    for (let more = true; more; ) more = await checkNext(contract);
  }
};

const checkNext = (contract: StoredContract): Promise<boolean> =>
  copyAtomic(async (tx) => {
    // Whoever ends a contract meanwhile has the last word.
    const [there] =
      await tx.sql`select from evidence_contract where id = ${contract.id} and archived_at is null for update`;
    if (!there) return false;
    const [held, missing, known] = [
      await holdAgainst(tx, contract, tx.now),
      await failing(tx, contract),
      await stated(tx, contract),
    ];
    const moved = held.filter(
      ({ assetId, standing }) => !known.has(assetId) || (missing.get(assetId) ?? "kept") !== standing,
    );
    const now = moved.slice(0, RUN);
    if (now.length > 0) await state(tx, contract, now, false);
    await tx.sql`update evidence_contract set checked_at = ${tx.now} where id = ${contract.id}`;
    return moved.length > RUN;
  });

/** What the contract's last word on each asset was, where it was a bad one. */
const failing = async (tx: CopyTx, contract: StoredContract): Promise<Map<number, string>> => {
  const rows = await tx.sql<{ assetId: number; rule: string }>`
    select o.asset_id as "assetId", r.key as rule from occurrence o join slice l on l.id = o.slice_id
      join finding f on f.id = o.finding_id join rule r on r.id = f.rule_id where l.key = ${sliceOf(contract).key}`;
  return new Map(rows.map(({ assetId, rule }) => [assetId, rule.slice("plimsoll/evidence-".length)]));
};

const stated = async (tx: CopyTx, contract: StoredContract): Promise<Set<number>> => {
  const rows = await tx.sql<{ assetId: number }>`
    select p.asset_id as "assetId" from applied p join slice l on l.id = p.slice_id where l.key = ${sliceOf(contract).key}`;
  return new Set(rows.map(({ assetId }) => assetId));
};

const state = async (
  tx: CopyTx,
  contract: StoredContract,
  held: readonly Held[],
  ended: boolean,
): Promise<void> => {
  if (held.length === 0) return;
  const { id, name, kind, area, tool, maxAgeHours } = contract;
  const delivered = await deliverOwn(tx, "evidence-contract", {
    contract: { id, name, kind, area, tool, maxAgeHours },
    checkedAt: tx.now.toISOString(),
    ended,
    assets: held.map((one) => ({
      name: one.name,
      standing: one.standing,
      lastLookedAt: one.newest?.toISOString() ?? null,
    })),
  });
  const outcome = await applyOwn(tx, {
    ...delivered,
    by: ended ? "feed" : null,
    unmoved: () => ended,
    resolved: held.map(({ assetId, subjectId, standing, newest }) => ({
      assetIds: [assetId],
      subjectId,
      kind,
      target: {
        asset: { kind: "source", url: null, artifact: "" },
        slices: [sliceOf(contract)],
        observations: observationsOf(contract, standing, newest),
        packages: 0,
      },
    })),
  });
  if (contract.teamId !== null)
    await tx.sql`update finding f set assignee_team_id = ${contract.teamId}, version = f.version + 1
      from occurrence o join slice l on l.id = o.slice_id
      where l.key = ${sliceOf(contract).key} and o.asset_id = any(${held.map(({ assetId }) => assetId)}::int[]) and f.id = o.finding_id
        and f.assignee_team_id is null and f.assignee_id is null`;
  await record(tx, systemActor("contracts"), {
    action: "contract.checked",
    subject: { kind: "contract", id, name },
    detail: { assets: held.length, outcome },
  });
};
