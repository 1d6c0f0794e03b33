import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../access/actor.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { listPackages } from "./read.ts";
import { PackagePage, PackageQuery } from "./schema.ts";

await testDatabase();
beforeEach(wipe);

const bill = (day: string, packages: Record<string, string>) => ({
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  metadata: {
    timestamp: `2026-03-${day}T10:00:00Z`,
    component: { type: "container", name: "registry.example/shop/cart:1.0" },
  },
  components: Object.entries(packages).map(([name, version]) => ({
    type: "library",
    name,
    version,
    purl: `pkg:npm/${name}@${version}`,
    licenses: [{ license: { id: "MIT" } }],
  })),
});
const send = async (...documents: unknown[]) => {
  const from = await collector("bills");
  for (const document of documents) expect(await push(from, document)).toMatchObject({ trouble: null });
};
const packages = async (query: object = {}) => {
  const [image] = await sql<{ id: number }>`select id from asset where kind = 'image'`;
  return PackagePage.parse(await listPackages(systemActor("test"), image!.id, PackageQuery.parse(query)));
};

describe("packages of an asset", () => {
  it("are those of its newest bill, whichever comes first", async () => {
    const [older, newer] = [bill("01", { a: "1", b: "1" }), bill("02", { a: "2", c: "1" })];
    await send(older, newer);
    const expected = {
      total: 2,
      rows: [
        { name: "a", version: "2", licenses: ["MIT"] },
        { name: "c", version: "1" },
      ],
    };
    expect(await packages()).toMatchObject(expected);
    await wipe();
    await send(newer, older);
    expect(await packages()).toMatchObject(expected);
  });

  it("are found by a part of their name, and paged without losing one", async () => {
    const names = Array.from({ length: 7 }, (_, i) => [`lib-${i}`, "1"]);
    await send(bill("01", { ...Object.fromEntries(names), "100%": "1" }));
    expect((await packages({ q: "%" })).rows.map((row) => row.name)).toEqual(["100%"]);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await packages({ limit: 3, q: "lib-", ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(7);
      seen.push(...page.rows.map((row) => row.name));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(names.map(([name]) => name));
    await expect(packages({ cursor: "bm8" })).rejects.toThrow(/cursor/);
  });
});
