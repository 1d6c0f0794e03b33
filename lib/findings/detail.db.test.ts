import { readFileSync } from "node:fs";
import { beforeEach, expect, it } from "vitest";
import { person } from "../access/testing.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { getFinding } from "./detail/read.ts";

await testDatabase();
const viewer = await person("viewer");
beforeEach(wipe);

const SNAPSHOT = `${import.meta.dirname}/../ingest/adapters/plimsoll-docker/fixtures/many.json`;

it("says of a workload's misconfiguration what is wrong, on which hosts it runs, in how many containers", async () => {
  await push(await collector("agent"), readFileSync(SNAPSHOT));
  const running = await sql<{ id: number; containers: number; hosts: string[] }>`
    select f.id, count(distinct c.asset_id)::int as containers, array_agg(distinct h.name) as hosts
    from finding f join running_container c on c.workload_id = f.subject_id join asset h on h.id = c.host_id
    where f.kind = 1 and f.state = 0 group by f.id order by f.id`;
  expect(running.length).toBeGreaterThan(0);
  for (const { id, containers, hosts } of running) {
    const finding = await getFinding(viewer, String(id));
    expect(finding.containers).toBe(containers);
    expect(finding.hosts.map((host) => host.name)).toEqual(hosts);
    expect(finding.occurrences.map((one) => one.detail)).not.toContain("");
  }
});
