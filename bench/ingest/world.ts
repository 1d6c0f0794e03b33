import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Actor } from "../../lib/access/actor.ts";
import { disconnect } from "../../lib/db/client.ts";
import { prepareDatabase } from "../../lib/db/prepare.ts";
import { startServer } from "../servers.ts";
import { seedPresent } from "./seed.ts";

export interface World {
  /** A connection of the bench's own, for limits and counts. */
  client: pg.Client;
  actor: Actor;
}

/** A durable server in a directory of its own, with `present` occurrences; all of it is gone afterwards. */
export const inWorld = async (present: number, work: (world: World) => Promise<void>): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), "plimsoll-bench-"));
  const server = await startServer({ dataDir }, () => rmSync(dataDir, { recursive: true, force: true }));
  process.env.DATABASE_URL = server.url;
  process.env.PLIMSOLL_KEY = randomBytes(32).toString("base64");
  const client = new pg.Client({ connectionString: server.url });
  try {
    await prepareDatabase(server.url);
    await client.connect();
    const { rows } = await client.query(
      "insert into collector (name, kind) values ('bench', 'curl') returning id",
    );
    await seedPresent(client, present);
    const id = String(rows[0].id);
    await work({
      client,
      actor: { kind: "collector", id, name: "bench", role: "collector", requestId: null, ip: null },
    });
  } finally {
    await disconnect();
    await client.end();
    await server.stop();
  }
};
