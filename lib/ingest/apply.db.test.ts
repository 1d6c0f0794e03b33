import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push } from "./testing.ts";

await testDatabase();
const fixture = (path: string) =>
  JSON.parse(readFileSync(new URL(`./adapters/${path}`, import.meta.url), "utf8"));

it("applies", async () => {
  const ci = await collector("ci");
  const one = await push(ci, fixture("trivy/fixtures/many.json"));
  console.log(JSON.stringify(one));
  console.log(JSON.stringify(await push(ci, fixture("trivy/fixtures/many.json"))));
  console.log(JSON.stringify(await push(ci, fixture("grype/fixtures/many.json"))));
  console.log(
    JSON.stringify(await push(ci, fixture("trivy-k8s/fixtures/many.json"), { subjects: ["cluster:prod"] })),
  );
  console.log(JSON.stringify(await push(ci, fixture("cyclonedx/fixtures/many.json"))));
  console.log(await sql`select id, kind, name, live from asset`);
  console.log(await sql`select * from area_state`);
  console.log(await sql`select state, status, severity, count(*) from finding group by 1,2,3`);
  expect(one.state).toBe("applied");
});
