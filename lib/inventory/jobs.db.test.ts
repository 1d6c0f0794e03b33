import { beforeEach, describe, expect, it } from "vitest";
import { withClock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { wipe } from "../ingest/testing.ts";
import { sweepInventory } from "./jobs.ts";
import { assetsNow, container, host, list, pod } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const at = (time: string) => withClock(new Date(time), sweepInventory);
/** The log only grows: counted before and after. */
const audited = async () => {
  const [row] = await sql<{
    n: number;
  }>`select count(*)::int as n from audit_pending where entry::jsonb ->> 'action' = 'inventory.swept'`;
  return row!.n;
};

describe("sweep", () => {
  beforeEach(async () => {
    await list({
      facts: [host("node-1"), pod("web"), container("aa", { pod: { namespace: "shop", name: "web" } })],
    });
  });

  it("leaves what was seen within three hours", async () => {
    const before = await audited();
    await at("2026-03-01T12:59:00Z");
    for (const kind of ["cluster", "host", "workload", "container"])
      expect(await assetsNow(kind)).toMatchObject([{ live: true }]);
    expect(await audited()).toBe(before);
  });

  it("takes the rest for not live, once, with an audit entry; it comes back with the next list", async () => {
    const before = await audited();
    await at("2026-03-01T13:01:00Z");
    await at("2026-03-01T13:06:00Z");
    for (const kind of ["cluster", "host", "workload", "container"])
      expect(await assetsNow(kind)).toMatchObject([{ live: false, gone: null }]);
    expect(await assetsNow("workload")).toMatchObject([{ exposure: "not_running" }]);
    expect(await audited()).toBe(before + 1);
    await list({ facts: [host("node-1"), pod("web")], at: "2026-03-01T14:00:00Z" });
    for (const kind of ["cluster", "host", "workload"])
      expect(await assetsNow(kind)).toMatchObject([{ live: true }]);
  });

  it("ends an image's place in a service whose containers of it fell silent", async () => {
    const service = { objectKind: "ComposeService", namespace: "shop", name: "web" } as const;
    const run = (id: string, tag: string, at: string) =>
      list({
        facts: [
          container(id, {
            service,
            imageReference: `registry.example/shop/web:${tag}`,
            imageId: `registry.example/shop/web@sha256:${id.repeat(32)}`,
          }),
        ],
        at,
      });
    await run("01", "1.0", "2026-03-01T10:00:00Z");
    await run("02", "2.0", "2026-03-01T12:30:00Z");
    const placed = async () =>
      (
        await sql<{ name: string; gone: boolean }>`
          select w.reference as name, w.gone_at is not null as gone from workload_image w
          join workload_detail d on d.asset_id = w.workload_id and d.object_kind = 'ComposeService' order by 1`
      ).map(({ name, gone }) => [name.split(":")[1], gone]);
    await at("2026-03-01T12:59:00Z");
    expect(await placed()).toEqual([
      ["1.0", false],
      ["2.0", false],
    ]);
    await at("2026-03-01T13:31:00Z");
    expect(await placed()).toEqual([
      ["1.0", true],
      ["2.0", false],
    ]);
  });

  it("closes what stood on it as gone", async () => {
    const [rule] = await sql<{
      id: number;
    }>`insert into rule (kind, key, urls) values (1, 'check/two', '{}') on conflict (kind, key) do update set key = excluded.key returning id`;
    const [component] = await sql<{
      id: number;
    }>`insert into component (key, name, type) values ('c/x', 'x', '') on conflict (key) do update set key = excluded.key returning id`;
    await sql`insert into finding (subject_id, kind, rule_id, component_id, severity, first_seen, first_report_id, changed_at)
      select id, 1, ${rule!.id}, ${component!.id}, 1, now(), 1, now() from asset where kind = 'host'`;
    await at("2026-03-01T13:01:00Z");
    expect(await sql`select state, cause from finding`).toEqual([{ state: 2, cause: 1 }]);
    expect(await sql`select state, n from finding_count`).toEqual([{ state: 2, n: 1 }]);
  });
});
