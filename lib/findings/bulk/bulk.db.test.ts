import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../../prisma/factories/trivy.ts";
import type { Actor } from "../../access/actor.ts";
import { person } from "../../access/testing.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { assignFinding } from "../assignment/write.ts";
import { judgeAll } from "../deadlines/due/write.ts";
import { rollUps } from "../testing.ts";
import { triageFinding } from "../triage/write.ts";
import { applyBulk } from "./apply/write.ts";
import { listBulk, previewBulk } from "./read.ts";
import { type BulkDeed, BulkPreviewRequest, BulkQuery, BulkRequest } from "./schema.ts";
import { undoBulk } from "./undo/write.ts";

await testDatabase();

let ana: Actor;
let ben: Actor;
beforeAll(async () => {
  ana = await person("analyst", "Ana");
  ben = await person("analyst", "Ben");
});
beforeEach(async () => {
  await wipe();
  await sql`truncate bulk_action, bulk_item`;
  const ci = await collector("ci");
  for (const name of ["web", "pay"]) expect((await push(ci, trivyImage(scan(name)))).trouble).toBeNull();
  await judgeAll();
});

const scan = (name: string): ScannedImage => ({
  repository: `registry.example/shop/${name}`,
  tag: "1.0",
  content: `${name} 1.0`,
  os: { family: "debian", name: "12" },
  at: "2026-06-01T10:00:00Z",
  flaws: Array.from({ length: 6 }, (_, i) => ({
    id: `CVE-2026-${1000 + i}`,
    package: `lib${i}`,
    type: "deb",
    version: "1",
    severity: i % 2 ? "high" : "medium",
  })),
});

const DISMISS: BulkDeed = {
  kind: "verdict",
  status: "false_positive",
  comment: "A test image.",
  justification: null,
};
const preview = (chosen: { filter?: string; ids?: number[] }, deed: BulkDeed = DISMISS) =>
  previewBulk(ana, BulkPreviewRequest.parse({ ...chosen, deed }));
const apply = async (actor: Actor, chosen: { filter?: string; ids?: number[] }, deed: BulkDeed = DISMISS) => {
  const { digest } = await preview(chosen, deed);
  return applyBulk(actor, BulkRequest.parse({ ...chosen, deed, digest }));
};
const ids = async (): Promise<number[]> =>
  (await sql<{ id: number }>`select id from finding order by id`).map(({ id }) => id);
/** Everything that people's words make of findings; what only says when or how often is left out. */
const state = () => sql`
  select f.id, f.status, f.needs_review, f.override, f.priority, f.due_at, f.clock_at, f.breached_at, f.assignee_id, f.assignee_team_id,
    to_jsonb(d) as decision from finding f left join decision d on d.finding_id = f.id order by f.id`;
const versionOf = async (id: number): Promise<number> =>
  (await sql<{ version: number }>`select version from finding where id = ${id}`)[0]!.version;

describe("many at once", () => {
  it("are shown before, changed as shown, in one entry that names the exact set", async () => {
    const shown = await preview({ filter: "severity:high repository:*web" });
    expect(shown).toMatchObject({
      changes: 3,
      refused: [],
      subjects: 1,
      severities: { high: 3 },
      statuses: { open: 3 },
    });
    expect(shown.sample).toHaveLength(3);
    const [before] = await sql<{ n: number }>`select count(*)::int as n from audit_pending`;
    const done = await apply(ana, { filter: "severity:high repository:*web" });
    expect(done).toMatchObject({ done: 3, refused: [] });
    const entries = await sql<{
      entry: string;
    }>`select entry from audit_pending order by id offset ${before!.n}::int`;
    expect(entries).toHaveLength(1);
    const entry = JSON.parse(entries[0]!.entry);
    expect(entry.before.open).toEqual(shown.sample.map(({ id }) => id).sort((a, b) => a - b));
    const { stored, counted } = await rollUps();
    expect(stored).toEqual(counted);
    expect((await listBulk(ben, BulkQuery.parse({}))).rows).toMatchObject([
      { by: "Ana", done: 3, deed: DISMISS, filter: "severity:high repository:*web", undone: null },
    ]);
  });

  it("are not touched when they are not what was shown any more", async () => {
    const { digest } = await preview({ filter: "severity:high" });
    const [first] = await ids();
    const high = (await preview({ filter: "severity:high" })).sample[0]!.id;
    await assignFinding(ben, high, {
      assignee: { kind: "person", id: ben.id },
      version: await versionOf(high),
    });
    const request = BulkRequest.parse({ filter: "severity:high", deed: DISMISS, digest });
    await expect(applyBulk(ana, request)).rejects.toMatchObject({ code: "conflict" });
    expect(first).toBeDefined();
    expect(await sql`select 1 from finding where status <> 0`).toEqual([]);
  });

  it("keep those that cannot change, with the reason", async () => {
    const [first] = await ids();
    const word = {
      status: "not_affected",
      comment: "Not linked.",
      justification: "component_not_present",
    } as const;
    await triageFinding(ben, first!, { ...word, version: await versionOf(first!) });
    const deed: BulkDeed = { kind: "verdict", status: "acknowledged", comment: "", justification: null };
    expect(await preview({ filter: "is:any" }, deed)).toMatchObject({
      changes: 11,
      refused: [{ count: 1, reason: expect.stringContaining("Reopen") }],
    });
  });

  it("are done by nobody without a comment where one is needed, nor by who may not", async () => {
    await expect(preview({ filter: "is:any" }, { ...DISMISS, comment: "" })).rejects.toMatchObject({
      code: "invalid",
    });
    const viewer = await person("viewer", "Vic");
    const request = BulkRequest.parse({ ids: await ids(), deed: DISMISS, digest: "0".repeat(64) });
    await expect((async () => applyBulk(viewer, request))()).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("undo", () => {
  it("puts back exactly what was, of random deeds, and leaves alone what somebody touched since", async () => {
    const all = await ids();
    const deeds: fc.Arbitrary<BulkDeed> = fc.oneof(
      fc.constantFrom<BulkDeed>(
        DISMISS,
        { kind: "verdict", status: "acknowledged", comment: "Seen.", justification: null },
        { kind: "verdict", status: "in_progress", comment: "At it.", justification: null },
        { kind: "severity", severity: "low", comment: "Not reachable." },
        { kind: "severity", severity: null, comment: "As tools say." },
        { kind: "assign", assignee: null },
      ),
      fc.constant(null).map((): BulkDeed => ({ kind: "assign", assignee: { kind: "person", id: ben.id } })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(deeds, fc.subarray(all, { minLength: 1 })), { maxLength: 3 }),
        deeds,
        fc.subarray(all, { minLength: 1 }),
        fc.subarray(all, { maxLength: 3 }),
        async (history, deed, chosen, touched) => {
          for (const [earlier, some] of history)
            await apply(ben, { ids: some }, earlier).catch(() => undefined);
          const before = await state();
          const done = await apply(ana, { ids: chosen }, deed).catch(() => null);
          if (done === null) return;
          const changed = (
            await sql<{ id: number }>`select finding_id as id from bulk_item where bulk_id = ${done.id}`
          ).map(({ id }) => id);
          const others = touched.filter((id) => changed.includes(id));
          for (const id of others)
            await assignFinding(ben, id, {
              assignee: { kind: "person", id: ana.id },
              version: await versionOf(id),
            });
          const between = await state();
          const undone = await undoBulk(ben, done.id);
          expect(undone).toEqual({ restored: changed.length - others.length, left: others.length });
          const after = await state();
          after.forEach((row, i) => {
            expect(row).toEqual(others.includes(all[i]!) ? between[i] : before[i]);
          });
          const { stored, counted } = await rollUps();
          expect(stored).toEqual(counted);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it("is done once", async () => {
    const { id } = await apply(ana, { filter: "severity:high" });
    expect(await undoBulk(ana, id)).toEqual({ restored: 6, left: 0 });
    await expect(undoBulk(ana, id)).rejects.toMatchObject({ code: "conflict" });
    expect((await listBulk(ana, BulkQuery.parse({}))).rows[0]!.undone).toMatchObject({
      by: "Ana",
      restored: 6,
    });
  });
});
