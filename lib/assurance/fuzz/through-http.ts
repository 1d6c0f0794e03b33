import { sql } from "../../db/client.ts";
import type { Chance } from "../chance.ts";
import { testCollectors } from "../collectors.ts";
import { newDatabase } from "../database.ts";
import { settled, statesOf } from "../deliveries.ts";
import { wrongHazards, wrongRollups } from "../invariants.ts";
import { startProcesses } from "../processes.ts";
import { post } from "../sender.ts";
import { mutant } from "./mutant.ts";
import type { Seed } from "./seeds.ts";

const SUBJECTS = [
  "cluster:fuzz",
  "host:fuzz-node",
  "image:registry.example/fuzz:1",
  "source:https://git.example/fuzz",
];
const WIDTH = 4;

/** Mutants the whole way: posted, accepted or refused, applied or set aside; never an error of the product's own. */
export const throughHttp = async (
  formats: Map<string, Seed[]>,
  n: number,
  chance: Chance,
  say: (line: string) => void,
): Promise<{ passed: number; failures: string[]; figures: Record<string, string | number> }> => {
  if (n === 0) return { passed: 0, failures: [], figures: {} };
  const seeds = [...formats.values()].flat();
  const database = await newDatabase({ durable: false });
  const { url, web, worker } = await startProcesses(database);
  const { token } = (await testCollectors(["fuzz"])).get("fuzz")!;
  const failures: string[] = [];
  const accepted = new Map<number, string>();
  let sent = 0;
  const sender = async () => {
    while (sent < n) {
      const own = chance.fork(sent++);
      const from = own.pick(seeds);
      const { bytes, how } = mutant(from, seeds, own);
      const name = `http ${own.seed} (${from.format}/${from.name}: ${how})`;
      const answer = await post(url, token, { body: bytes, subjects: SUBJECTS, statedAt: null });
      if (answer.accepted) accepted.set(answer.accepted.deliveryId, name);
      else if (answer.status === 0 || answer.status >= 500)
        failures.push(`${name}: ${answer.status} ${answer.detail}`);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, sender));
  say(`fuzz:import: ${sent} sent, ${accepted.size} accepted, waiting until they are settled`);
  const ids = [...accepted.keys()];
  const deadline = Date.now() + 60_000 + n * 100;
  // What is retried again and again is named below, with its error.
  const states = await settled(ids, deadline).catch(() => statesOf(ids, deadline));
  failures.push(...(await internalTroubles(accepted)), ...(await orphans()));
  failures.push(...(await wrongRollups()), ...(await wrongHazards()));
  const crashes = web.crashes + worker.crashes;
  if (crashes > 0) failures.push(`${crashes} crashes of web or worker`);
  await Promise.all([web.stop(), worker.stop()]);
  await database.end();
  const counts = Map.groupBy(states.values(), (state) => state);
  const outcomes = [...counts].map(([state, those]) => `${state} ${those.length}`).join(", ");
  return { passed: sent - failures.length, failures, figures: { http: sent, outcomes: `(${outcomes})` } };
};

/** Documents may fail; the product may not: what it calls its own fault is a failure here. */
const internalTroubles = async (accepted: Map<number, string>): Promise<string[]> => {
  const rows = await sql<{ id: number; error: string | null }>`
    select d.id, d.trouble ->> 'reason' as error from delivery d
    where d.trouble ->> 'code' = 'internal' or d.state = 'queued'`;
  const jobs = await sql<{ id: number; error: string }>`
    select (payload ->> 'deliveryId')::int as id, last_error as error from graphile_worker._private_jobs
    where last_error is not null and payload ->> 'deliveryId' is not null`;
  return [...rows, ...jobs].map(({ id, error }) => `${accepted.get(id) ?? id}: ${error ?? "stuck"}`);
};

/** Rows that belong to nothing. */
const orphans = async (): Promise<string[]> => {
  const [row] = await sql<Record<string, number>>`select
    (select count(*)::int from occurrence o where not exists (select from finding f where f.id = o.finding_id)
      or not exists (select from asset a where a.id = o.asset_id)) as occurrences,
    (select count(*)::int from finding f where not exists (select from asset a where a.id = f.subject_id)) as findings,
    (select count(*)::int from statement s where not exists (select from asset a where a.id = s.asset_id)) as statements,
    (select count(*)::int from image_detail i where not exists (select from asset a where a.id = i.asset_id)) as images`;
  return Object.entries(row!).flatMap(([what, n]) => (n > 0 ? [`${n} orphaned ${what}`] : []));
};
