import { beforeAll, describe, expect, it } from "vitest";
import { trivyImage } from "../../../prisma/factories/trivy.ts";
import { systemActor } from "../../access/actor.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, push } from "../../ingest/testing.ts";
import { FindingFilter } from "../filter.ts";
import { countFindings } from "../list/total/read.ts";
import { listGroups } from "./read.ts";
import { type FindingGroup, GROUP_ORDERS, GROUPINGS, GroupQuery } from "./schema.ts";

await testDatabase();
const actor = systemActor("test");

const flaw = (id: string, name: string, severity: string) => ({
  id,
  package: name,
  type: "deb" as const,
  version: "1.0",
  severity: severity as "critical",
});

beforeAll(async () => {
  const ci = await collector("ci");
  for (const [name, flaws] of [
    ["web", [flaw("CVE-2026-1", "openssl", "critical"), flaw("CVE-2026-2", "zlib1g", "low")]],
    ["api", [flaw("CVE-2026-1", "openssl", "high"), flaw("CVE-2026-3", "openssl", "medium")]],
    ["job", [flaw("CVE-2026-1", "openssl", "high")]],
  ] as const) {
    await push(
      ci,
      trivyImage({
        repository: `registry.example.org/shop/${name}`,
        tag: "1.0",
        content: name,
        os: { family: "debian", name: "12" },
        at: "2026-11-01T00:00:00Z",
        flaws: [...flaws],
      }),
    );
  }
});

const groups = (query: Record<string, unknown>) => listGroups(actor, GroupQuery.parse(query));

describe("groups of findings", () => {
  it("counts findings and the subjects they are on", async () => {
    const { rows, total } = await groups({ group: "rule" });
    expect(total).toBe(3);
    expect(rows.map(({ label, findings, subjects, worst }) => [label, findings, subjects, worst])).toEqual([
      ["CVE-2026-1", 3, 3, "critical"],
      ["CVE-2026-2", 1, 1, "low"],
      ["CVE-2026-3", 1, 1, "medium"],
    ]);
    expect(rows[0]).toMatchObject({ kev: false, epss: null, running: 0, filter: "rule:CVE-2026-1" });
  });

  it("puts the worst first when asked", async () => {
    const { rows } = await groups({ group: "rule", order: "worst" });
    expect(rows.map(({ worst }) => worst)).toEqual(["critical", "medium", "low"]);
  });

  it.each(GROUPINGS)("by %s: each group's filter lists exactly what the group counts", async (group) => {
    for (const filter of ["", "severity:>=medium", "component:openssl -rule:CVE-2026-3"]) {
      const { rows } = await groups({ group, filter });
      const all = await countFindings(actor, FindingFilter.parse({ filter }));
      // A finding runs in no workload or in several.
      if (group !== "workload") expect(rows.reduce((sum, row) => sum + row.findings, 0)).toBe(all);
      for (const row of rows) {
        expect([row.label, await countFindings(actor, FindingFilter.parse({ filter: row.filter }))]).toEqual([
          row.label,
          row.findings,
        ]);
      }
    }
  });

  it.each(GROUP_ORDERS)("pages by %s without losing or repeating a group", async (order) => {
    const whole = await groups({ group: "rule", order });
    const walked: FindingGroup[] = [];
    let cursor: string | null = null;
    do {
      const page = await groups({ group: "rule", order, limit: 1, ...(cursor ? { cursor } : {}) });
      walked.push(...page.rows);
      cursor = page.nextCursor;
    } while (cursor);
    expect(walked).toEqual(whole.rows);
  });

  it("refuses a cursor of another grouping", async () => {
    const { nextCursor } = await groups({ group: "rule", limit: 1 });
    await expect(groups({ group: "component", cursor: nextCursor })).rejects.toThrow(/does not belong/);
  });

  it("refuses a filter nobody can read", () => {
    expect(GroupQuery.safeParse({ group: "rule", filter: "nonsense:7" }).success).toBe(false);
  });
});
