import { beforeEach, expect, it } from "vitest";
import { churnHost } from "../../../bench/churn/host.ts";
import { systemActor } from "../../access/actor.ts";
import type { Ship } from "../../agents/parcel.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { getLifetimes } from "../lifetimes/read.ts";
import { listAssets } from "../read.ts";

await testDatabase();
beforeEach(wipe);

const ROUNDS = 30;
const A_ROUND = 100;
const SECOND = 1_000;

it("thousands of containers that live four seconds are recorded exactly once, each with image, workload and host", async () => {
  const actor = await collector("ci");
  const documents: Buffer[] = [];
  const ship: Ship = async ({ body }) => {
    documents.push(Buffer.from(body));
    await push(actor, documents.at(-1)!);
  };
  const host = churnHost("ci-1");
  const began = Date.now() - 60 * SECOND;
  for (let round = 0; round < ROUNDS; round++) {
    const now = began + round * SECOND;
    host.end(4 * SECOND, now);
    host.start(A_ROUND, now);
    if (round % 10 === 5) await host.look(ship, now);
  }
  host.end(0, began + (ROUNDS + 4) * SECOND);
  await host.look(ship, began + (ROUNDS + 5) * SECOND);
  // Told again by an agent that another version of runs: other bytes, the same containers.
  for (const document of documents)
    await push(actor, Buffer.from(document.toString().replace('"version":"0.1.0"', '"version":"0.1.1"')));

  const [recorded] = await sql`
    select count(*)::int as containers, count(distinct c.runtime_id)::int as ids,
      (count(*) filter (where a.live or a.gone_at is null))::int as there,
      (count(*) filter (where c.state = 'exited' and c.exit_code is not null and i.name = 'registry.example/ci/' || w.name || ':1'
        and h.name = 'ci-1' and c.finished_at - c.started_at >= interval '4 seconds'))::int as whole
    from container_detail c join asset a on a.id = c.asset_id join asset h on h.id = c.host_id
    left join asset i on i.id = c.image_id left join (select id, replace(name, '-#', '') as name from asset) w on w.id = c.workload_id`;
  const all = ROUNDS * A_ROUND;
  expect(recorded).toEqual({ containers: all, ids: all, there: 0, whole: all });

  const who = systemActor("test");
  const workloads = await listAssets(who, { kind: "workload", limit: 100 });
  expect(workloads.rows.map(({ name }) => name)).toEqual(
    ["build", "import", "mail", "render", "thumbnail"].map((job) => `${job}-#`),
  );
  const counted = await getLifetimes(who, { workload: workloads.rows[0]!.id, limit: 1 });
  const under10s = counted.buckets.find(({ lifetime }) => lifetime === "under_10s")!;
  expect(under10s.listed).toBe(all / 5);
  const listed = await listAssets(who, {
    kind: "container",
    workload: workloads.rows[0]!.id,
    lifetime: "under_10s",
    limit: 1,
  });
  expect(listed.total).toBe(under10s.listed);
  expect(listed.rows[0]!.detail).toMatch(/^exited \(\d\) after [4-9] s$/);
}, 120_000);
