import { beforeAll, describe, expect, it } from "vitest";
import type { Flaw } from "../../../../prisma/factories/packages.ts";
import { trivyImage } from "../../../../prisma/factories/trivy.ts";
import { systemActor } from "../../../access/actor.ts";
import { sql } from "../../../db/client.ts";
import { testDatabase } from "../../../db/testing.ts";
import { collector, push } from "../../../ingest/testing.ts";
import { compareImages } from "./read.ts";
import { ImageComparison } from "./schema.ts";

await testDatabase();
const actor = systemActor("test");

const flaw = (n: number, version: string, severity: Flaw["severity"]): Flaw => ({
  id: `CVE-2098-${n}`,
  package: `lib${n}`,
  type: "deb",
  version,
  severity,
});

beforeAll(async () => {
  const ci = await collector("ci");
  for (const [repository, tag, at, flaws] of [
    [
      "pay",
      "1.0",
      "2026-05-01T00:00:00Z",
      [flaw(1, "1.0", "high"), flaw(2, "1.0", "critical"), flaw(3, "1.0", "low")],
    ],
    ["pay", "1.1", "2026-05-02T00:00:00Z", [flaw(3, "1.2", "low"), flaw(4, "1.0", "medium")]],
    ["shop", "7", "2026-05-03T00:00:00Z", [flaw(3, "1.2", "low")]],
  ] as const)
    await push(
      ci,
      trivyImage({
        repository: `registry.example/${repository}`,
        tag,
        content: `${repository} ${tag}`,
        os: { family: "debian", name: "12" },
        at,
        flaws: [...flaws],
      }),
    );
});

const id = async (name: string): Promise<number> =>
  (await sql<{ id: number }>`select id from asset where kind = 'image' and name like ${`%/${name}`}`)[0]!.id;
const keys = ({ rows }: { rows: { rule: string; installed: string }[] }) =>
  rows.map(({ rule, installed }) => `${rule} ${installed}`);

describe("two images compared", () => {
  it("say what went, came and stayed, the worst first", async () => {
    const found = ImageComparison.parse(
      await compareImages(actor, { from: await id("pay:1.0"), to: await id("pay:1.1") }),
    );
    expect(keys(found.gone)).toEqual(["CVE-2098-2 1.0", "CVE-2098-1 1.0"]);
    expect(keys(found.new)).toEqual(["CVE-2098-4 1.0"]);
    expect(keys(found.both)).toEqual(["CVE-2098-3 1.2"]);
    expect(found.gone).toMatchObject({ total: 2, bySeverity: { critical: 1, high: 1 } });
  });

  it("are an image and the one before it, unless said otherwise", async () => {
    const found = await compareImages(actor, { to: await id("pay:1.1") });
    expect(found.from?.name).toMatch(/pay:1\.0$/);
    expect(found.others.map(({ name }) => name.split(":").at(-1)).toSorted()).toEqual(["1.0", "1.1"]);
  });

  it("may be of different repositories", async () => {
    const found = await compareImages(actor, { from: await id("shop:7"), to: await id("pay:1.1") });
    expect([found.gone.total, found.new.total, found.both.total]).toEqual([0, 1, 1]);
  });

  it("need two: a repository's only image stands alone", async () => {
    const found = await compareImages(actor, { to: await id("shop:7") });
    expect(found).toMatchObject({ from: null, new: { total: 0 } });
    await expect(compareImages(actor, { to: 999_999 })).rejects.toMatchObject({ code: "not_found" });
  });
});
