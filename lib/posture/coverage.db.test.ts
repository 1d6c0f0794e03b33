import { beforeEach, describe, expect, it } from "vitest";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import { person } from "../access/testing.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { readCoverage } from "./coverage/read.ts";
import { CoverageFilter } from "./coverage/schema.ts";

await testDatabase();
const viewer = await person("viewer");
beforeEach(wipe);

const coverage = (query: object = {}) => readCoverage(viewer, CoverageFilter.parse(query));
const scan = (name: string, at = new Date().toISOString()) =>
  trivyImage({
    repository: `registry.example/${name}`,
    tag: "1",
    content: name,
    os: { family: "debian", name: "12" },
    flaws: [],
    at,
  });

describe("coverage", () => {
  it("lists what nobody looked at first, and what was looked at when asked", async () => {
    const ci = await collector("ci", 3600);
    await push(ci, scan("cart"));
    const { rows, cells } = await coverage();
    expect(rows.map(({ area, state }) => [area, state])).toEqual([
      ["provenance", "never"],
      ["secrets", "never"],
      ["vulnerabilities", "fresh"],
    ]);
    expect(cells.find((cell) => cell.area === "vulnerabilities")?.counts).toMatchObject({
      fresh: 1,
      never: 0,
    });
    expect((await coverage({ state: "fresh" })).rows).toHaveLength(1);
  });

  it("says when only a silent collector looks", async () => {
    const ci = await collector("ci", 3600);
    await push(ci, scan("cart"));
    await sql`update collector set seen_at = now() - interval '4 hours'`;
    expect((await coverage({ area: "vulnerabilities" })).rows[0]?.state).toBe("silent");
    const other = await collector("nightly", 86_400);
    await push(other, scan("cart", new Date(Date.now() + 1000).toISOString()));
    expect((await coverage({ area: "vulnerabilities" })).rows[0]?.state).toBe("fresh");
  });

  it("pages through everything once, in one order", async () => {
    const ci = await collector("ci");
    for (const name of ["a", "b", "c", "d"]) await push(ci, scan(name));
    const whole = (await coverage()).rows.map((row) => `${row.asset.name} ${row.area}`);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await coverage({ limit: 5, ...(cursor ? { cursor } : {}) });
      paged.push(...page.rows.map((row) => `${row.asset.name} ${row.area}`));
      expect(page.total).toBe(12);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole);
    await expect(coverage({ cursor: "bm9uZQ" })).rejects.toThrow("not one of ours");
  });
});
