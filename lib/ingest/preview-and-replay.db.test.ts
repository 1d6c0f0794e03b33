import { beforeEach, describe, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { applyDelivery } from "./jobs.ts";
import { openDocument } from "./opening/write.ts";
import { getDelivery } from "./read.ts";
import { collector, findingsNow, push, wipe } from "./testing.ts";
import { replayDelivery } from "./write.ts";

await testDatabase();
beforeEach(wipe);

const analyst: Actor = {
  kind: "person",
  id: "00000000-0000-4000-8000-000000000001",
  name: "analyst",
  role: "analyst",
  requestId: null,
  ip: null,
};
const flaw = (n: number) => ({
  id: `CVE-2026-000${n}`,
  package: `lib${n}`,
  type: "deb" as const,
  version: "1",
  severity: "high" as const,
});
const image = (day: number, change: Partial<ScannedImage> = {}) =>
  trivyImage({
    repository: "registry.example/shop/cart",
    tag: "1.0",
    content: "cart 1.0",
    os: { family: "debian", name: "12" },
    flaws: [flaw(1), flaw(2), flaw(3)],
    at: `2026-03-0${day}T10:00:00Z`,
    ...change,
  });

const replay = async (deliveryId: number, approved = false) => {
  await replayDelivery(analyst, deliveryId, approved, null);
  await applyDelivery({ deliveryId, approved, anew: true }, { attempt: 1, last: false });
  return getDelivery(analyst, deliveryId);
};

describe("a preview", () => {
  it("counts what the report would change and keeps nothing of it", async () => {
    const ci = await collector("ci");
    await push(ci, image(1));
    const before = await findingsNow();
    const held = await push(ci, image(2, { flaws: [flaw(2), flaw(3), flaw(4)] }), { preview: true });
    expect(held).toMatchObject({
      state: "held",
      trouble: { code: "preview" },
      outcome: { new: 1, changed: 0, unchanged: 2, fixed: 1 },
    });
    expect(await findingsNow()).toEqual(before);
  });

  it("comes true when it is applied", async () => {
    const ci = await collector("ci");
    await push(ci, image(1));
    const held = await push(ci, image(2, { flaws: [flaw(2)] }), { preview: true });
    const applied = await replay(held.deliveryId, true);
    expect(applied).toMatchObject({ state: "applied", outcome: held.outcome });
    expect((await findingsNow()).filter((f) => f.state === "present").map((f) => f.rule)).toEqual([
      "CVE-2026-0002",
    ]);
  });

  it("is asked for a report that says what the last one said as well", async () => {
    const ci = await collector("ci");
    await push(ci, image(1));
    const held = await push(ci, image(2), { preview: true });
    expect(held).toMatchObject({ state: "held", outcome: { new: 0, unchanged: 3 } });
  });
});

describe("a report that was applied", () => {
  it("takes its own place again, read as it is read now", async () => {
    const ci = await collector("ci");
    const { deliveryId } = await push(ci, image(1));
    // As an adapter would have left it that missed an entry and read another slice besides.
    await sql`delete from occurrence where finding_id = (select min(id) from finding)`;
    await sql`update applied set digest = ''`;
    const [slice] = await sql<{ id: number }>`
      insert into slice (key, tool, kind, area) values ('trivy:other', 'trivy', 0, 0) returning id`;
    await sql`update statement set slices = slices || ${slice!.id}::int`;
    await sql`insert into occurrence select asset_id, finding_id, ${slice!.id}, place_id, version_id, fixed_id, reported_id,
      severity, fix_state, since from occurrence`;
    const again = await replay(deliveryId);
    expect(again.state).toBe("unchanged");
    const [{ n, others }] = (await sql<{ n: number; others: number }>`
      select count(*)::int as n, count(*) filter (where slice_id = ${slice!.id})::int as others from occurrence`) as [
      { n: number; others: number },
    ];
    expect({ n, others }).toEqual({ n: 3, others: 0 });
    expect(await sql`select 1 from statement`).toHaveLength(1);
    expect((await findingsNow()).map((f) => f.state)).toEqual(["present", "present", "present"]);
  });

  it("is not replayed when a newer one has taken its place", async () => {
    const ci = await collector("ci");
    const { deliveryId } = await push(ci, image(1));
    const newer = await push(ci, image(2));
    await expect(replay(deliveryId)).rejects.toThrow(`delivery ${newer.deliveryId}`);
  });

  it("stays the order of an older one that comes later", async () => {
    const ci = await collector("ci");
    const { deliveryId } = await push(ci, image(5));
    await replay(deliveryId);
    await push(ci, image(3, { flaws: [flaw(1)] }));
    const now = await findingsNow();
    expect(now.map((f) => f.state)).toEqual(["present", "present", "present"]);
    expect(now[0]!.firstSeen).toBe("2026-03-03T10:00:00.000Z");
  });
});

describe("opening a document", () => {
  it("gives the bytes that were sent and says so in the audit log", async () => {
    const ci = await collector("ci");
    const report = image(1);
    const { deliveryId } = await push(ci, report, { fileName: "cart scan.json" });
    const { body, fileName } = await openDocument(analyst, deliveryId);
    expect(JSON.parse(body.toString("utf8"))).toEqual(report);
    expect(fileName).toBe("cart-scan.json");
    const entries = await sql`select 1 from audit_pending where entry like '%"report.opened"%'`;
    expect(entries).toHaveLength(1);
  });

  it("is not for viewers", async () => {
    const ci = await collector("ci");
    const { deliveryId } = await push(ci, image(1));
    await expect(openDocument({ ...analyst, role: "viewer" }, deliveryId)).rejects.toThrow("reports:open");
  });
});
