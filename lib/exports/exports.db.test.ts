import { parse } from "csv-parse/sync";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import { type Actor, systemActor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { sequenceAudit } from "../audit/jobs.ts";
import { listAuditEntries } from "../audit/read.ts";
import { AuditFilter } from "../audit/schema.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { filterOf } from "../findings/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { AssetFilter } from "../inventory/list/schema.ts";
import { CoverageFilter } from "../posture/coverage/schema.ts";
import { assetsTable } from "./assets/read.ts";
import { auditTable } from "./audit/read.ts";
import { collectorsTable } from "./collectors/read.ts";
import { controlsTable } from "./controls/read.ts";
import { coverageTable } from "./coverage/read.ts";
import { findingsTable } from "./findings/read.ts";
import type { ExportFormat } from "./schema.ts";
import type { ExportTable } from "./table.ts";
import { exportTable } from "./write.ts";

await testDatabase();
let ana: Actor;
beforeAll(async () => {
  ana = await person("analyst", "Ana");
});
beforeEach(wipe);

const flaw = (n: number, part: object = {}) => ({
  id: `CVE-2026-${3000 + n}`,
  package: "openssl",
  type: "deb" as const,
  version: "3.0.1",
  fixed: "3.0.2",
  severity: "high" as const,
  ...part,
});
const scan = async (flaws: ReturnType<typeof flaw>[]) =>
  push(
    await collector("=ci()"),
    trivyImage({
      repository: "registry.example.org/shop/web",
      tag: "1.0",
      content: "web 1.0",
      os: { family: "debian", name: "12" },
      flaws,
      at: "2026-11-01T00:00:00Z",
    }),
  );
const take = async <F, R>(
  table: ExportTable<F, R>,
  filter: F,
  format: ExportFormat = "csv",
): Promise<Buffer> => Buffer.concat(await Array.fromAsync(exportTable(ana, table, filter, format).bytes));
const rowsIn = (file: Buffer): Record<string, string>[] => parse(file, { bom: true, columns: true });

it("takes every row of the filter, beyond one page, in the order of the screen", async () => {
  await scan(Array.from({ length: 1_203 }, (_, n) => flaw(n, { severity: n % 2 ? "low" : "high" })));
  const rows = rowsIn(await take(findingsTable, filterOf({ limit: "1" })));
  expect(rows).toHaveLength(1_203);
  expect(new Set(rows.map((row) => row.Rule)).size).toBe(1_203);
  expect(rows.findIndex((row) => row.Severity === "low")).toBe(602);
  const json = JSON.parse((await take(findingsTable, filterOf({ severity: "low" }), "json")).toString());
  expect(json).toHaveLength(601);
  expect(json[0]).toMatchObject({ severity: "low", installed: "3.0.1", fixedIn: "3.0.2", kev: false });
  const lines = (await take(findingsTable, filterOf({ severity: "low" }), "jsonl"))
    .toString()
    .trim()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(json);
});

it("lets no scanner's text run in a spreadsheet, and keeps numbers numbers", async () => {
  await scan([flaw(1, { version: "=cmd|' /C calc'!A0" })]);
  await sql`update rule set epss = 0.25 where key = 'CVE-2026-3001'`;
  const [row] = rowsIn(await take(findingsTable, filterOf()));
  expect(row).toMatchObject({ Installed: "'=cmd|' /C calc'!A0", EPSS: "0.25", KEV: "no", Images: "1" });
  const [sender] = rowsIn(await take(collectorsTable, {}));
  expect(sender?.Name).toBe("'=ci()");
  const sheet = await take(findingsTable, filterOf(), "xlsx");
  expect(sheet.subarray(0, 2).toString()).toBe("PK");
  expect(sheet.includes("<f>")).toBe(false);
});

it("writes empty lists as lists", async () => {
  expect(JSON.parse((await take(findingsTable, filterOf(), "json")).toString())).toEqual([]);
  expect((await take(findingsTable, filterOf(), "jsonl")).length).toBe(0);
  expect(rowsIn(await take(findingsTable, filterOf()))).toEqual([]);
});

it("has a table for every list", async () => {
  await scan([flaw(1)]);
  const [asset] = rowsIn(await take(assetsTable, AssetFilter.parse({ kind: "repository" })));
  expect(asset).toMatchObject({ Name: "registry.example.org/shop/web", "High findings": "1" });
  expect(rowsIn(await take(coverageTable, CoverageFilter.parse({})))[0]).toMatchObject({ Kind: "image" });
  const controls = rowsIn(await take(controlsTable, { frameworkId: "nist-sp-800-190" }));
  expect(controls.length).toBeGreaterThan(10);
});

describe("what was taken", () => {
  it("is on record with filter, rows and digest, also where the reader went away", async () => {
    await scan([flaw(1), flaw(2)]);
    await take(findingsTable, filterOf({ severity: "high" }));
    const broken = exportTable(ana, findingsTable, filterOf(), "csv").bytes;
    await broken.next();
    await broken.return(undefined);
    await sequenceAudit();
    const { entries } = await listAuditEntries(ana, AuditFilter.parse({ action: "list.exported" }));
    const details = entries.map((entry) => entry.detail as Record<string, unknown>);
    expect(details.map(({ complete, rows }) => ({ complete, rows }))).toContainEqual({
      complete: true,
      rows: 2,
    });
    expect(details.map(({ complete }) => complete)).toContain(false);
    expect(details[1]).toMatchObject({ query: { format: "csv", filter: { filter: "severity:high" } } });
    expect(rowsIn(await take(auditTable, AuditFilter.parse({ action: "list.exported" })))[0]).toMatchObject({
      Actor: "Ana",
      Subject: "findings",
    });
  });

  it("needs the permission of the list and of taking", async () => {
    const sender: Actor = { ...systemActor("ci"), kind: "collector", role: "collector" };
    expect(() => exportTable(sender, findingsTable, filterOf(), "csv")).toThrow(/export:create/);
  });

  it.each(["csv", "xlsx", "json", "jsonl"] as const)(
    "of what is not there fails before its first byte, as %s",
    async (format) => {
      const { bytes } = exportTable(
        ana,
        controlsTable,
        controlsTable.filter.parse({ frameworkId: "none" }),
        format,
      );
      await expect(bytes.next()).rejects.toMatchObject({ code: "not_found" });
    },
  );
});
