import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { type Actor, systemActor } from "../../lib/access/actor.ts";
import { disconnect } from "../../lib/db/client.ts";
import { prepareDatabase } from "../../lib/db/prepare.ts";
import { copyAtomic } from "../../lib/db/transaction.ts";
import { fill } from "../../prisma/seed/fill.ts";
import { SCALES, type ScaleName } from "../../prisma/seed/scale.ts";
import { SEQUENCES } from "../../prisma/seed/sequences.ts";
import { startServer } from "../servers.ts";

export interface Estate {
  /** A connection of the bench's own, for limits and counts. */
  client: pg.Client;
  actor: Actor;
  url: string;
  /** Where it lies; null in a database of somebody's own. */
  dataDir: string | null;
  findings: number;
  occurrences: number;
}

/**
 * A seeded estate: the one in `--data DIR` (`npm run seed -- million --data DIR`) or in DATABASE_URL, else one of
 * `--scale` (a million) made for this run.
 */
export const inEstate = async (work: (estate: Estate) => Promise<void>): Promise<void> => {
  const { values } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: { data: { type: "string" }, scale: { type: "string", default: "million" } },
  });
  const given = typeof values.data === "string" ? resolve(values.data) : null;
  const own = process.env.DATABASE_URL;
  const temporary = own || given ? null : mkdtempSync(join(tmpdir(), "plimsoll-bench-"));
  const dataDir = given ?? temporary;
  const server = own
    ? undefined
    : await startServer({ dataDir: join(dataDir!, "postgres") }, () => {
        if (temporary) rmSync(temporary, { recursive: true, force: true });
      });
  const url = own ?? server!.url;
  process.env.DATABASE_URL = url;
  const client = new pg.Client({ connectionString: url });
  try {
    await prepareDatabase(url);
    await client.connect();
    if (temporary) await seed(client, values.scale as ScaleName);
    const { rows } = await client.query<{ findings: number; occurrences: number }>(
      `select (select count(*)::int from finding) as findings, (select count(*)::int from occurrence) as occurrences`,
    );
    const { findings, occurrences } = rows[0]!;
    console.log(`${findings} findings, ${occurrences} occurrences`);
    await work({ client, actor: systemActor("bench"), url, dataDir, findings, occurrences });
  } finally {
    await disconnect();
    await client.end();
    await server?.stop();
  }
};

const seed = async (client: pg.Client, scale: ScaleName): Promise<void> => {
  await copyAtomic((tx) => fill(tx, SCALES[scale], new Date()));
  for (const table of SEQUENCES)
    await client.query(`select setval('${table}_id_seq', (select max(id) from "${table}"))`);
  await client.query("vacuum (analyze, freeze)");
};
