import type { Actor } from "../access/actor.ts";
import { mintToken, secretHash } from "../access/secrets.ts";
import { sql } from "../db/client.ts";
import { INTERVAL_SECONDS } from "./estate/estate.ts";

export interface TestCollector {
  actor: Actor;
  token: string;
}

/** Collectors by name, each with a token: made where they are not there yet. */
export const testCollectors = async (names: Iterable<string>): Promise<Map<string, TestCollector>> => {
  const made = new Map<string, TestCollector>();
  for (const name of new Set(names)) {
    const [row] = await sql<{ id: number }>`
      insert into collector (name, kind, interval_seconds) values (${name}, 'curl', ${INTERVAL_SECONDS})
      on conflict (name) do update set name = excluded.name returning id`;
    const { id, secret, text } = mintToken("collector");
    await sql`insert into collector_token (id, collector_id, secret_hash) values (${id}, ${row!.id}, ${secretHash(secret)})`;
    const actor: Actor = {
      kind: "collector",
      id: String(row!.id),
      name,
      role: "collector",
      requestId: null,
      ip: null,
    };
    made.set(name, { actor, token: text });
  }
  return made;
};
