import { setTimeout } from "node:timers/promises";
import { makeWorkerUtils } from "graphile-worker";
import { afterAll, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import { person } from "../access/testing.ts";
import { pool, sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { abandonDelivery } from "../ingest/jobs.ts";
import { getDelivery } from "../ingest/read.ts";
import { collector } from "../ingest/testing.ts";
import { acceptReport } from "../ingest/write.ts";
import { exhaustedDeliveries, freeDeadWorkers, showAlive } from "./rescue.ts";

await testDatabase();
const utils = await makeWorkerUtils({ pgPool: pool() });
afterAll(() => utils.release());

let made = 0;
const arrival = () => {
  const image: ScannedImage = {
    repository: "registry.example/queue",
    tag: "1",
    content: "queue",
    os: { family: "debian", name: "12" },
    flaws: [],
    at: new Date(Date.UTC(2026, 2, 1, 0, made++)).toISOString(),
  };
  const body = Buffer.from(JSON.stringify(trivyImage(image)));
  return { body, subjects: [], idempotencyKey: null, statedAt: null, fileName: null };
};
const priorityOf = async (deliveryId: number): Promise<number> => {
  const [row] = await sql<{ priority: number }>`
    select priority from graphile_worker._private_jobs where (payload ->> 'deliveryId')::int = ${deliveryId}`;
  return row!.priority;
};

it("a collector's long line steps back behind whoever waits for less; people go first", async () => {
  const [crowd, quiet] = [await collector("crowd"), await collector("quiet")];
  const priorities: number[] = [];
  for (let n = 0; n < 40; n++)
    priorities.push(await priorityOf((await acceptReport(crowd, arrival())).deliveryId));
  expect(priorities).toEqual(priorities.toSorted((a, b) => a - b));
  expect([priorities[0], priorities.at(-1)]).toEqual([0, 2]);
  expect(await priorityOf((await acceptReport(quiet, arrival())).deliveryId)).toBe(0);
  const somebody = await person("admin");
  expect(await priorityOf((await acceptReport(somebody, arrival())).deliveryId)).toBe(-10);
});

it("a delivery that every worker died of is set aside where people see it", async () => {
  const ci = await collector("ci");
  const { deliveryId } = await acceptReport(ci, arrival());
  await sql`update graphile_worker._private_jobs set attempts = max_attempts where (payload ->> 'deliveryId')::int = ${deliveryId}`;
  const exhausted = await exhaustedDeliveries(pool());
  expect(exhausted.map((job) => job.deliveryId)).toEqual([deliveryId]);
  await abandonDelivery(deliveryId);
  expect(await getDelivery(ci, deliveryId)).toMatchObject({ state: "failed", trouble: { code: "internal" } });
  await utils.completeJobs([exhausted[0]!.jobId]);
  expect(await exhaustedDeliveries(pool())).toEqual([]);
});

it("a worker that lost its connections shows itself again, before others take its jobs", async () => {
  const name = "worker-of-this-test";
  const beacon = await showAlive(pool(), name);
  await sql`update graphile_worker._private_jobs set locked_by = ${name}, locked_at = now() - interval '1 minute'
    where id = (select min(id) from graphile_worker._private_jobs)`;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`;
  await setTimeout(100);
  await beacon.keep();
  expect(await freeDeadWorkers(pool(), utils)).toEqual([]);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`;
  await setTimeout(100);
  expect(await freeDeadWorkers(pool(), utils)).toEqual([name]);
  beacon.end();
});
