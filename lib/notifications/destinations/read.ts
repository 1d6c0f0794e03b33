import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import type { SqlRunner } from "../../db/sql.ts";
import { unseal } from "../../ingest/vault.ts";
import { masterKey } from "../../keys/ring-file.ts";
import type { DestinationKind, DestinationView, Sealed } from "./schema.ts";

interface Row extends Omit<DestinationView, "createdAt" | "last"> {
  createdAt: Date;
  lastState: string | null;
  lastTitle: string | null;
  lastAt: Date | null;
}

/** All destinations by name, with what became of the last message to each. Never how they are reached. */
export const listDestinations = async (actor: Actor): Promise<DestinationView[]> => {
  demand(actor, "notifications:read");
  const rows = await sql<Row>`
    select d.id, d.name, d.kind, d.address, d.enabled, d.version, d.created_at as "createdAt",
      m.state as "lastState", m.title as "lastTitle", coalesce(m.settled_at, m.created_at) as "lastAt",
      (select count(*)::int from notification_message q where q.destination_id = d.id and q.state = 'queued') as queued,
      (select count(*)::int from notification_message q where q.destination_id = d.id and q.state = 'dead') as dead
    from destination d left join lateral (
      select state, title, settled_at, created_at from notification_message
      where destination_id = d.id order by id desc limit 1) m on true
    order by lower(d.name)`;
  return rows.map(({ lastState, lastTitle, lastAt, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    last:
      lastState === null || lastTitle === null || lastAt === null
        ? null
        : { state: lastState, title: lastTitle, at: lastAt.toISOString() },
  }));
};

export interface LoadedDestination {
  id: number;
  name: string;
  kind: DestinationKind;
  enabled: boolean;
  version: number;
  sealed: Sealed;
}

export const sealedOwner = (id: number): string => `destination/${id}`;

/** With how it is reached: for whoever sends, and nobody else. */
export const findDestination = async (
  id: number,
  tx: SqlRunner = { sql },
): Promise<LoadedDestination | null> => {
  const [row] = await tx.sql<Omit<LoadedDestination, "sealed"> & { sealed: Buffer }>`
    select id, name, kind, enabled, version, sealed from destination where id = ${id}`;
  if (!row) return null;
  const opened = unseal(masterKey(), row.sealed, sealedOwner(id), 4096);
  return { ...row, sealed: JSON.parse(opened.toString("utf8")) as Sealed };
};
