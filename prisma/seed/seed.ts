/**
 * `npm run seed -- SCALE [--data DIR]`: fills a database that is still empty with an estate of that size, for trying
 * out how the product feels with a million findings. `npm start -- --data DIR` then shows it.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { hashPassword } from "../../lib/access/passwords.ts";
import { disconnect, sql } from "../../lib/db/client.ts";
import { startEmbedded } from "../../lib/db/embedded.ts";
import { prepareDatabase } from "../../lib/db/prepare.ts";
import { copyAtomic } from "../../lib/db/transaction.ts";
import { prepareDataDirectory } from "../../lib/launch/data-directory.ts";
import { ACCOUNTS, DEMO_PASSWORD } from "../demo/accounts.ts";
import { fill } from "./fill.ts";
import { SCALES, type ScaleName } from "./scale.ts";
import { SEQUENCES } from "./sequences.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string" }, at: { type: "string" } },
});
const [name = ""] = positionals;

const main = async (): Promise<void> => {
  if (!Object.hasOwn(SCALES, name))
    throw new Error(`there is no seed "${name}": choose from ${Object.keys(SCALES).join(", ")}`);
  const at = values.at ? new Date(values.at) : new Date();
  if (Number.isNaN(at.getTime())) throw new Error(`--at ${values.at} is no time: write 2026-06-30T18:00:00Z`);
  const dataDir = resolve(values.data ?? `.plimsoll-${name}`);
  const own = process.env.DATABASE_URL;
  if (!own) prepareDataDirectory(dataDir);
  const server = own ? undefined : await startEmbedded({ dataDir: join(dataDir, "postgres") });
  process.env.DATABASE_URL = own ?? server!.url;
  try {
    await prepareDatabase(process.env.DATABASE_URL!);
    await seed(name as ScaleName, at);
    if (!own)
      console.log(
        `Show it with: npm start -- --data ${dataDir}\nSign in as ${ACCOUNTS.map(({ email }) => email).join(", ")}; password ${DEMO_PASSWORD}`,
      );
  } finally {
    await disconnect();
    await server?.stop();
  }
};

const seed = async (scale: ScaleName, at: Date): Promise<void> => {
  const [any] = await sql`select 1 from asset limit 1`;
  if (any) throw new Error("this database already holds an estate: seed one of its own with --data DIR");
  const started = performance.now();
  const password = await hashPassword(DEMO_PASSWORD);
  await copyAtomic(async (tx) => {
    await fill(tx, SCALES[scale], at);
    for (const { name: person, email, role } of ACCOUNTS)
      await tx.sql`insert into app_user (name, email, role, password_hash) values (${person}, ${email}, ${role}, ${password})`;
    for (const table of SEQUENCES)
      await tx.client.query(`select setval('${table}_id_seq', (select max(id) from "${table}"))`);
  });
  await sql`vacuum (analyze, freeze)`;
  const [counts] = await sql<{ findings: number; occurrences: number }>`
    select (select count(*)::int from finding) as findings, (select count(*)::int from occurrence) as occurrences`;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${scale}: ${counts!.findings} findings, ${counts!.occurrences} occurrences in ${seconds} s`);
};

main().catch((error: Error) => {
  console.error(`plimsoll: ${error.message}`);
  process.exitCode = 1;
});
