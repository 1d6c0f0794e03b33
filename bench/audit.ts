import pg from "pg";
import { systemActor } from "../lib/access/actor.ts";
import { appendAll, signedCheckpoint } from "../lib/audit/appender.ts";
import { checkpointLine, entryLine, headerLine } from "../lib/audit/bundle.ts";
import { entryText } from "../lib/audit/entry-text.ts";
import { emptyFrontier } from "../lib/audit/frontier.ts";
import { CHAIN_START } from "../lib/audit/log-verifier.ts";
import { newKeyPem, signerOf } from "../lib/audit/signed-note.ts";
import { BundleVerifier } from "../lib/audit/verify-bundle.ts";
import { record, sequencePending } from "../lib/audit/write.ts";
import { migrate } from "../lib/db/migrate.ts";
import { sqlOn } from "../lib/db/sql.ts";
import { insertUnchained } from "./limits/audit.ts";
import { startServer } from "./servers.ts";

const RUNS = 5;
const SERIAL = 1_000;
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 200_000);
const actor = systemActor("bench");
const signer = signerOf(newKeyPem());
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const perSecond = (n: number, ms: number): string => `${Math.round((n / ms) * 1000)} entries/s`;
const event = (n: number) => ({
  action: "finding.triaged",
  subject: { kind: "finding", id: n, name: "CVE-2024-0001 in openssl" },
  before: { status: "open", owner: null },
  after: { status: "acknowledged", owner: "u1", comment: "looked at in the weekly round" },
});
const texts = (n: number): string[] =>
  Array.from({ length: n }, (_, i) =>
    entryText(actor, event(i), new Date(0), `00000000-0000-0000-0000-${i}`),
  );

const verifyRate = (): void => {
  const frontier = emptyFrontier();
  let chain = CHAIN_START;
  const lines: string[] = [];
  const all = texts(ENTRIES);
  for (let at = 0; at < all.length; at += 1_000) {
    const batch = appendAll(
      frontier,
      chain,
      all.slice(at, at + 1_000).map((entry, id) => ({ id, entry })),
    );
    chain = batch.chain;
    for (const { seq, entry, leaf, chain } of batch.rows)
      lines.push(entryLine({ seq, text: entry, leaf, chain }));
    lines.push(checkpointLine(signedCheckpoint(frontier, new Date(0), signer).note));
  }
  const from = { size: 0, frontier: "", chain: CHAIN_START.toString("hex"), checkpoint: null };
  const times = Array.from({ length: 3 }, () => {
    const started = performance.now();
    const bundle = new BundleVerifier();
    bundle.line(headerLine({ key: signer.vkey, from, to: ENTRIES }));
    for (const line of lines) bundle.line(line);
    bundle.end();
    return performance.now() - started;
  });
  console.log(`verify ${ENTRIES} entries: ${perSecond(ENTRIES, median(times))}`);
};

const recordSerially = async (client: pg.Client): Promise<number> => {
  const started = performance.now();
  for (let n = 0; n < SERIAL; n++) {
    await client.query("begin");
    await record({ sql: sqlOn(client) }, actor, event(n));
    await client.query("commit");
  }
  return performance.now() - started;
};

const sequence = async (client: pg.Client): Promise<{ entries: number; ms: number }> => {
  const started = performance.now();
  for (let entries = 0; ; ) {
    await client.query("begin");
    const { appended } = await sequencePending({ sql: sqlOn(client) }, signer, new Date());
    await client.query("commit");
    entries += appended;
    if (appended === 0) return { entries, ms: performance.now() - started };
  }
};

verifyRate();
const server = await startServer({ ephemeral: process.env.BENCH_DURABLE !== "1" });
try {
  await migrate(server.url);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const [product, limit]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    limit.push(await insertUnchained(client, texts(SERIAL)));
    product.push(await recordSerially(client));
  }
  await sequence(client);
  for (let at = 0; at < 20_000; at += 500) {
    await client.query("insert into audit_pending (entry) select unnest($1::text[])", [texts(500)]);
  }
  const { entries, ms } = await sequence(client);
  await client.end();
  console.log(`append in batches: ${perSecond(entries, ms)}`);
  const [p, l] = [median(product) / 1000, median(limit) / 1000];
  console.log(
    `audit ratio ${(p / l).toFixed(2)} (product ${p.toFixed(3)} s, limit ${l.toFixed(3)} s, runs ${RUNS})`,
  );
} finally {
  await server.stop();
}
