import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { mintToken, secretHash } from "../access/secrets.ts";
import { record } from "../audit/write.ts";
import { type CopyTx, copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { sightAsset } from "../inventory/assets/write.ts";
import { clusterKey, hostKey } from "../inventory/keys.ts";
import type { Binding, CollectorChange, MintedToken, NewCollector } from "./schema.ts";

/** A new collector and its first token, whose text is shown this once. @throws AppError conflict (the name is taken). */
export const createCollector = (actor: Actor, collector: NewCollector): Promise<MintedToken> => {
  demand(actor, "collectors:manage");
  const { name, kind, binding, intervalSeconds } = collector;
  return copyAtomic(async (tx) => {
    const assetId = binding && (await boundAsset(tx, binding, intervalSeconds));
    const [row] = await tx.sql<{ id: number }>`
      insert into collector (name, kind, cluster_id, host_id, interval_seconds, created_at)
      values (${name}, ${kind}, ${binding?.kind === "cluster" ? assetId : null}::int,
              ${binding?.kind === "host" ? assetId : null}::int, ${intervalSeconds}::int, ${tx.now})
      on conflict (name) do nothing returning id`;
    if (!row) throw new AppError("conflict", `There is a collector named ${name} already.`);
    const minted = await addToken(tx, row.id);
    await record(tx, actor, {
      action: "collector.created",
      subject: { kind: "collector", id: row.id, name },
      after: { kind, binding, intervalSeconds },
      detail: { tokenId: minted.tokenId },
    });
    return minted;
  });
};

/** The cluster or host that a collector speaks for exists from now on, before its first report. */
const boundAsset = (tx: CopyTx, { kind, name }: Binding, intervalSeconds: number | null): Promise<number> =>
  sightAsset(
    tx,
    { kind, name, key: kind === "cluster" ? clusterKey(name) : hostKey(null, name) },
    { at: tx.now, intervalSeconds },
  );

const addToken = async (tx: CopyTx, collectorId: number): Promise<MintedToken> => {
  const { id, secret, text } = mintToken("collector");
  await tx.sql`insert into collector_token (id, collector_id, secret_hash, created_at)
    values (${id}, ${collectorId}, ${secretHash(secret)}, ${tx.now})`;
  return { collectorId, tokenId: id, token: text };
};

/** A further token; those there are stay good for `overlapHours`, so that nothing is lost while it is handed out. */
export const rotateToken = (
  actor: Actor,
  collectorId: number,
  overlapHours: number,
): Promise<MintedToken> => {
  demand(actor, "collectors:manage");
  return copyAtomic(async (tx) => {
    const { name } = await lockCollector(tx, collectorId);
    const ending = await tx.sql<{ id: string; expires_at: Date }>`
      update collector_token set expires_at = least(expires_at, now() + make_interval(secs => ${overlapHours * 3600}))
      where collector_id = ${collectorId} and revoked_at is null and (expires_at is null or expires_at > now())
      returning id, expires_at`;
    const minted = await addToken(tx, collectorId);
    await record(tx, actor, {
      action: "collector.token_rotated",
      subject: { kind: "collector", id: collectorId, name },
      detail: {
        tokenId: minted.tokenId,
        ending: ending.map(({ id, expires_at }) => ({ tokenId: id, expiresAt: expires_at })),
      },
    });
    return minted;
  });
};

/** The token is dead from the next request on. */
export const revokeToken = (actor: Actor, collectorId: number, tokenId: string): Promise<void> => {
  demand(actor, "collectors:manage");
  return copyAtomic(async (tx) => {
    const { name } = await lockCollector(tx, collectorId);
    const [revoked] = await tx.sql`
      update collector_token set revoked_at = now()
      where id = ${tokenId} and collector_id = ${collectorId} and revoked_at is null returning id`;
    if (!revoked) throw new AppError("not_found", "There is no such token, or it was revoked before.");
    await record(tx, actor, {
      action: "collector.token_revoked",
      subject: { kind: "collector", id: collectorId, name },
      detail: { tokenId },
    });
  });
};

/** Another interval, or switched off (its tokens are refused) and on again. */
export const changeCollector = (
  actor: Actor,
  collectorId: number,
  change: CollectorChange,
): Promise<void> => {
  demand(actor, "collectors:manage");
  return copyAtomic(async (tx) => {
    const before = await lockCollector(tx, collectorId);
    const intervalSeconds =
      change.intervalSeconds === undefined ? before.intervalSeconds : change.intervalSeconds;
    const disabled = change.disabled ?? before.disabledAt !== null;
    await tx.sql`update collector set interval_seconds = ${intervalSeconds}::int,
      disabled_at = case when ${disabled} then coalesce(disabled_at, ${tx.now}) end where id = ${collectorId}`;
    await record(tx, actor, {
      action: "collector.changed",
      subject: { kind: "collector", id: collectorId, name: before.name },
      before: { intervalSeconds: before.intervalSeconds, disabled: before.disabledAt !== null },
      after: { intervalSeconds, disabled },
    });
  });
};

const lockCollector = async (tx: CopyTx, id: number) => {
  const [row] = await tx.sql<{
    name: string;
    kind: string;
    intervalSeconds: number | null;
    disabledAt: Date | null;
  }>`
    select name, kind, interval_seconds as "intervalSeconds", disabled_at as "disabledAt"
    from collector where id = ${id} for update`;
  if (!row) throw new AppError("not_found", `There is no collector ${id}.`);
  if (row.kind === "upload")
    throw new AppError("conflict", "The upload collector is built in: it has no token.");
  return row;
};
