import { beforeAll, describe, expect, it } from "vitest";
import { fillFindings } from "../../prisma/factories/findings.ts";
import { type Actor, systemActor } from "../access/actor.ts";
import { pool, sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { copyAtomic } from "../db/transaction.ts";
import { FINDING_SORTS, type FindingQuery, type FindingSort } from "./filter.ts";
import { countFacets } from "./list/facets/read.ts";
import type { FindingRow } from "./list/schema.ts";
import { countFindings, totalFindings } from "./list/total/read.ts";
import { listFindings } from "./read.ts";
import { filterOf } from "./testing.ts";

await testDatabase();
const actor: Actor = systemActor("test");
const FINDINGS = 100_000;

beforeAll(async () => {
  await copyAtomic((tx) => fillFindings(tx, FINDINGS, 500));
  await sql`insert into asset (id, key, kind, name, namespace, labels, first_seen, last_seen)
    values (900001, 'cluster:prod', 'cluster', 'prod', null, '{}', now(), now()),
           (900002, 'workload:web', 'workload', 'web', 'shop', '{"tier": "front"}', now(), now()),
           (900003, 'host:node-1', 'host', 'node-1', null, '{}', now(), now())`;
  await sql`update asset set cluster_id = 900001 where id in (900002, 900003)`;
  await sql`insert into workload_image (workload_id, image_id, reference, first_seen, last_seen)
    values (900002, 507, 'x', now(), now())`;
  await pool().query("vacuum analyze");
}, 120_000);

const pages = async (query: FindingQuery, between?: (page: number) => Promise<unknown>) => {
  const rows: FindingRow[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; cursor !== null; page += 1) {
    const found = await listFindings(actor, filterOf({ ...query, ...(cursor ? { cursor } : {}) }));
    rows.push(...found.rows);
    cursor = found.nextCursor;
    await between?.(page);
  }
  return rows;
};
const numbers = (rows: { id: number }[]) => rows.map((row) => row.id);

describe("pages", () => {
  const ORDERS: Record<FindingSort, string> = {
    "-severity": "coalesce(override, severity), id desc",
    severity: "coalesce(override, severity) desc, id",
    "-first_seen": "first_seen desc, id desc",
    first_seen: "first_seen, id",
    "-changed": "changed_at desc, id desc",
    due: "coalesce(due_at, '9999-12-31'::timestamptz), id",
    "-due": "coalesce(due_at, '9999-12-31'::timestamptz) desc, id desc",
    changed: "changed_at, id",
  };

  it.each(FINDING_SORTS)("by %s are together the whole list, each row once", async (sort) => {
    const { rows: expected } = await pool().query<{ id: number }>(
      `select id from finding where state < 2 and subject_id = 7 order by ${ORDERS[sort]}`,
    );
    expect(expected.length).toBeGreaterThan(100);
    expect(numbers(await pages({ subject: "7", sort, limit: "23" }))).toEqual(numbers(expected));
  });

  it("stay steady while rows come and go", async () => {
    const expected = numbers(await pages({ subject: "8", sort: "-first_seen", limit: "40" }));
    const found = await pages(
      { subject: "8", sort: "-first_seen", limit: "40" },
      (page) =>
        sql`insert into finding (subject_id, kind, rule_id, component_id, severity, first_seen, first_report_id, changed_at)
        values (8, 1, ${page + 1}, 1, 0, now(), 1, now())`,
    );
    expect(numbers(found)).toEqual(expected);
    await sql`delete from finding where subject_id = 8 and kind = 1`;
  });

  it("refuse a cursor of another order", async () => {
    const { nextCursor } = await listFindings(actor, filterOf());
    await expect(
      listFindings(actor, filterOf({ sort: "changed", cursor: nextCursor! })),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

const OPEN = "state < 2";
const RULE = "(select id from rule where key = 'CVE-2026-10100')";
const PLACED = `subject_id = 7 and ${OPEN} and exists (select from occurrence o where o.asset_id = 507 and o.finding_id = f.id)`;

const PACKAGE = "component_id = (select id from component where name = 'package-77')";
const grammar = (cases: Record<string, string>) =>
  Object.entries(cases).map(([filter, condition]): [FindingQuery, string] => [{ filter }, condition]);

describe("filters", () => {
  it.each<[FindingQuery, string]>([
    [{}, OPEN],
    [{ severity: "critical,high" }, `${OPEN} and severity in (0, 1)`],
    [{ status: "acknowledged" }, `${OPEN} and status = 1`],
    [{ kind: "secret" }, "false"],
    [{ state: "closed" }, "state = 2"],
    [{ state: "all", subject: "3" }, "subject_id = 3"],
    [{ state: "closed", cause: "fixed", subject: "4" }, "subject_id = 4 and state = 2 and cause = 0"],
    [{ state: "closed", cause: "gone" }, "false"],
    [{ rule: "CVE-2026-10100" }, `${OPEN} and rule_id = ${RULE}`],
    [
      { q: "2026-1010", subject: "9" },
      `${OPEN} and subject_id = 9 and rule_id in (select id from rule where key like '%2026-1010%')`,
    ],
    [
      { q: "PACKAGE-77" },
      `${OPEN} and component_id in (select id from component where name like 'package-77%')`,
    ],
    [{ q: "100%" }, "false"],
    [
      { component: "package-77" },
      `${OPEN} and component_id = (select id from component where name = 'package-77')`,
    ],
    [{ team: "5" }, `${OPEN} and subject_id % 21 = 5`],
    [{ team: "none" }, `${OPEN} and subject_id % 21 = 0`],
    [
      { kev: "true", team: "5" },
      `${OPEN} and subject_id % 21 = 5 and rule_id in (select id from rule where kev)`,
    ],
    [{ fix: "true", subject: "5" }, `${OPEN} and subject_id = 5 and id % 4 > 0`],
    [{ fix: "false", subject: "5" }, `${OPEN} and subject_id = 5 and id % 4 = 0`],
    [{ tool: "trivy", subject: "5" }, `${OPEN} and subject_id = 5`],
    [{ tool: "grype", subject: "5" }, "false"],
    [{ cluster: "900001" }, PLACED],
    [{ namespace: "shop" }, PLACED],
    [{ label: "tier=front" }, PLACED],
    [{ label: "tier=back" }, "false"],
    [{ asset: "900002" }, PLACED],
    [{ asset: "507" }, PLACED],
    [{ asset: "900003" }, "false"],
    [{ asset: "7" }, `subject_id = 7 and ${OPEN}`],
    [{ running: "true", subject: "7" }, PLACED],
    [{ cluster: "900001", namespace: "other" }, "false"],
    ...grammar({
      "is:any subject:#3": "subject_id = 3",
      "severity:>=high subject:#3": `${OPEN} and subject_id = 3 and severity <= 1`,
      "-severity:critical,high subject:#3": `${OPEN} and subject_id = 3 and severity > 1`,
      "not kev:yes team:#5": `${OPEN} and subject_id % 21 = 5 and rule_id not in (select id from rule where kev)`,
      'team:"TEAM 5",none': `${OPEN} and subject_id % 21 in (0, 5)`,
      "-team:none kind:vulnerability": `${OPEN} and subject_id % 21 > 0`,
      "epss:>0.5": `${OPEN} and rule_id in (select id from rule where epss > 0.5)`,
      "cluster:prod": PLACED,
      "cluster:prod,#900001 workload:w*": PLACED,
      "cluster:prod repository:service-7": PLACED,
      "cluster:prod repository:service-8": "false",
      "subject:service-7 -cluster:prod": `subject_id = 7 and ${OPEN} and not (${PLACED})`,
      "label:tier=front,tier=back": PLACED,
      'image:"image 7"': PLACED,
      "rule:cve-2026-1010*": `${OPEN} and rule_id in (select id from rule where key like 'CVE-2026-1010%')`,
      "package:package-77<1.1": `${OPEN} and ${PACKAGE}`,
      "package:package-77<1.0": "false",
      "package:package-77>=1.0,package-78": `${OPEN} and (${PACKAGE} or component_id = (select id from component where name = 'package-78'))`,
      "-package:package-77>0.9 subject:#9": `${OPEN} and subject_id = 9 and not ${PACKAGE}`,
      "fixed-by:1.1 subject:#5": `${OPEN} and subject_id = 5 and id % 4 > 0`,
      "age:>3d subject:#5": `${OPEN} and subject_id = 5 and first_seen < now() - interval '3 days'`,
      "first-seen:>=2000-01-01 subject:#5 changed:<2000-01-01": "false",
      "flaw package-77": `${OPEN} and component_id in (select id from component where name like 'package-77%')`,
    }),
  ])("%o", async (query, condition) => {
    const { rows: expected } = await pool().query<{ id: number }>(
      `select id from finding f where ${condition}`,
    );
    const { rows } = await listFindings(actor, filterOf({ ...query, limit: "200" }));
    const total = await totalFindings(actor, filterOf(query));
    expect(rows).toHaveLength(Math.min(200, expected.length));
    expect(numbers(expected)).toEqual(expect.arrayContaining(numbers(rows)));
    const capped = total.capped ? 10_000 : expected.length;
    expect(total).toEqual({ count: capped, capped: total.capped });
    expect(total.capped).toBe(total.capped && expected.length > 10_000);
  });

  it("says 10,000+ where counting would take long", async () => {
    const total = await totalFindings(actor, filterOf({ fix: "true" }));
    expect(total).toEqual({ count: 10_000, capped: true });
  });

  it.each([
    { severity: "worst" },
    { state: "gone" },
    { limit: "201" },
    { sort: "id" },
    { q: "x" },
    { label: "tier" },
    { unknown: "1" },
    { filter: "severity:worst" },
  ])("refuses %o", (query) => {
    expect(() => filterOf(query as FindingQuery)).toThrow();
  });
});

describe("facets", () => {
  it.each<FindingQuery>([
    {},
    { severity: "critical" },
    { status: "acknowledged", team: "5" },
    { state: "closed" },
    { subject: "7" },
    { cluster: "900001" },
    { component: "package-77", severity: "high" },
    { filter: "subject:#7,#8 -cluster:prod is:open,closed" },
  ])("of %o count what each choice would list", async (query) => {
    const facets = await countFacets(actor, filterOf(query));
    expect(facets.capped).toBe(false);
    for (const dimension of ["severity", "status", "kind", "state", "team"] as const) {
      for (const { value, count } of facets[dimension]) {
        const chosen = { ...query, [dimension]: value, limit: "1" };
        expect([dimension, value, await countFindings(actor, filterOf(chosen))]).toEqual([
          dimension,
          value,
          count,
        ]);
      }
    }
  });
});

describe("plans", () => {
  it.each<[string, FindingQuery]>([
    ["the default list", {}],
    ["the newest", { sort: "-first_seen" }],
    ["the last changed", { sort: "-changed" }],
    ["what is closed", { state: "closed" }],
  ])("%s reads an index from its beginning", async (_, query) => {
    const plan = await explained(query);
    expect(plan).toMatch(/Index Scan.* using finding_(open_rank|closed_rank|firstseen|changed)_idx/);
    expect(plan).not.toMatch(/Seq Scan on finding/);
  });

  it("the last page costs what the first does", async () => {
    const far = await sql<{ id: number; rank: number }>`
      select id, severity as rank from finding where state < 2 order by severity, id desc offset 70000 limit 1`;
    const cursor = Buffer.from(JSON.stringify(["-severity", String(far[0]!.rank), far[0]!.id])).toString(
      "base64url",
    );
    const plan = await explained({ cursor });
    expect(plan).toMatch(/finding_open_rank_idx/);
    expect(Number(/rows=(\d+) loops=1\)\s+Index Cond/.exec(plan)?.[1] ?? 51)).toBeLessThanOrEqual(51);
  });
});

/** The plan of the page's own statement, as the server ran it. */
const explained = async (query: FindingQuery): Promise<string> => {
  const asked: { text: string; values: unknown[] }[] = [];
  const client = pool();
  const original = client.query;
  client.query = ((statement: { text: string; values: unknown[] }, ...rest: unknown[]) => {
    if (statement.text?.includes("as position")) asked.push(statement);
    return (original as (...all: unknown[]) => unknown).call(client, statement, ...rest);
  }) as typeof original;
  try {
    await listFindings(actor, filterOf(query));
  } finally {
    client.query = original;
  }
  const [{ text, values }] = asked as [{ text: string; values: unknown[] }];
  const { rows } = await client.query<{ "QUERY PLAN": string }>(
    `explain (analyze, costs off, timing off) ${text}`,
    values,
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
};
