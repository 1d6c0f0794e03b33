import { beforeEach, describe, expect, it } from "vitest";
import { grypeImage } from "../../prisma/factories/grype.ts";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { applyDelivery } from "./jobs.ts";
import { getDelivery } from "./read.ts";
import { collector, findingsNow, push, wipe } from "./testing.ts";
import { acceptReport } from "./write.ts";

await testDatabase();
beforeEach(wipe);

const image = (day: number, change: Partial<ScannedImage> = {}): ScannedImage => ({
  repository: "registry.example/shop/cart",
  tag: "1.0",
  content: "cart 1.0",
  os: { family: "debian", name: "12" },
  flaws: [
    {
      id: "CVE-2026-0001",
      package: "openssl",
      type: "deb",
      version: "3.0.1",
      fixed: "3.0.2",
      severity: "high",
    },
    { id: "CVE-2026-0002", package: "bash", type: "deb", version: "5.2", severity: "low" },
  ],
  at: `2026-03-0${day}T10:00:00Z`,
  ...change,
});

/** Pushes a document whose original cannot be opened: what is applied of it is remembered, not read. */
const pushSealed = async (actor: Actor, document: unknown) => {
  const body = Buffer.from(JSON.stringify(document));
  const arrival = { body, subjects: [], idempotencyKey: null, statedAt: null, fileName: null };
  const { deliveryId, reportId } = await acceptReport(actor, arrival);
  await sql`update report set body = null where id = ${reportId}`;
  await applyDelivery({ deliveryId }, { attempt: 1, last: true });
  return getDelivery(actor, deliveryId);
};

const assessedAt = async (): Promise<string> => {
  const [row] = await sql<{ at: Date }>`select max(assessed_at) as at from area_state`;
  return row!.at.toISOString();
};

describe.each([
  ["Trivy", trivyImage],
  ["Grype", grypeImage],
])("a report of %s that says what the last one said", (_, scan) => {
  it("is applied without being read, and its time counts", async () => {
    const ci = await collector("ci");
    await push(ci, scan(image(1)));
    const before = await findingsNow();
    const again = await pushSealed(ci, scan(image(2)));
    expect(again).toMatchObject({ state: "unchanged", outcome: { new: 0, unchanged: 2 } });
    expect(again.observedAt).toMatch(/^2026-03-02T10/);
    expect(await findingsNow()).toEqual(before);
    expect(await assessedAt()).toBe("2026-03-02T10:00:00.000Z");
  });

  it("is read when the state is another one by now", async () => {
    const ci = await collector("ci");
    await push(ci, scan(image(1)));
    await push(ci, scan(image(2, { flaws: [] })));
    expect((await pushSealed(ci, scan(image(3)))).state).toBe("failed");
    expect((await push(ci, scan(image(4)))).outcome).toMatchObject({ reopened: 2 });
  });

  it("is read when it is older than what is known", async () => {
    const ci = await collector("ci");
    await push(ci, scan(image(5)));
    const late = await push(ci, scan(image(4)));
    expect(late).toMatchObject({ state: "unchanged", outcome: { new: 0 } });
    expect((await findingsNow()).map((f) => f.firstSeen)).toEqual(Array(2).fill("2026-03-04T10:00:00.000Z"));
  });

  it("is read when its adapter reads otherwise now", async () => {
    const ci = await collector("ci");
    await push(ci, scan(image(1)));
    await sql`update report set recall = jsonb_set(recall, '{version}', '0')`;
    expect((await pushSealed(ci, scan(image(2)))).state).toBe("failed");
  });

  it("goes on to be remembered", async () => {
    const ci = await collector("ci");
    await push(ci, scan(image(1)));
    for (const day of [2, 3, 4]) expect((await pushSealed(ci, scan(image(day)))).state).toBe("unchanged");
  });

  it("refutes a fix that was claimed before it", async () => {
    const ci = await collector("ci");
    await push(ci, scan(image(1)));
    await sql`update finding set status = 3, changed_at = '2026-03-01T12:00:00Z'`;
    await pushSealed(ci, scan(image(2)));
    const rows = await sql<{ status: number }>`select distinct status from finding`;
    expect(rows).toEqual([{ status: 0 }]);
  });
});

it("says that the scanner's feed has become old since", async () => {
  const ci = await collector("ci");
  const scan = (day: string) => {
    const report = structuredClone(grypeImage(image(1, { at: `2026-03-${day}T10:00:00Z` }))) as {
      descriptor: Record<string, unknown>;
    };
    report.descriptor.db = { schemaVersion: 5, built: "2026-03-01T00:00:00Z" };
    return report;
  };
  await push(ci, scan("02"));
  expect((await findingsNow()).map((f) => f.rule)).not.toContain("plimsoll/feed-old");
  const again = await pushSealed(ci, scan("20"));
  expect(again).toMatchObject({ state: "applied", outcome: { new: 1, unchanged: 2 } });
  expect((await findingsNow()).map((f) => f.rule)).toContain("plimsoll/feed-old");
});

it("writes no package of a bill that says the same again", async () => {
  const ci = await collector("ci");
  const scan = (day: number) => {
    const report = trivyImage(image(day));
    const names = ["openssl", "bash", "zlib1g"];
    const Packages = names.map((Name) => ({ Name, Version: "1.0", SrcName: Name, Licenses: ["MIT"] }));
    return { ...report, Results: [{ ...report.Results[0], Packages }] };
  };
  await push(ci, scan(1));
  const versions = () => sql`select ctid::text, xmin::text from bill_package order by 1`;
  const before = await versions();
  expect(before).toHaveLength(3);
  expect((await pushSealed(ci, scan(2))).state).toBe("unchanged");
  expect(await versions()).toEqual(before);
  const [bill] = await sql<{ at: string }>`select observed_at as at from bill`;
  expect(bill!.at).toMatch(/^2026-03-02/);
});

it("moves a tag back with the image it names", async () => {
  const ci = await collector("ci");
  await push(ci, trivyImage(image(1)));
  await push(ci, trivyImage(image(2, { content: "cart 1.1", flaws: [] })));
  await pushSealed(ci, trivyImage(image(3)));
  const [tag] = await sql<{ digest: string[] }>`
    select array(select digest from image_digest d where d.image_id = t.image_id) as digest
    from image_tag t where t.tag = '1.0'`;
  const first = await sql`select 1 from image_digest where digest = any(${tag!.digest})`;
  expect(first.length).toBeGreaterThan(0);
  expect((await findingsNow()).filter((f) => f.state === "present")).toHaveLength(2);
});
