import { beforeEach, describe, expect, it } from "vitest";
import { kubeBench, type Verdict } from "../../../prisma/factories/kube-bench.ts";
import { type ScannedImage, trivyImage } from "../../../prisma/factories/trivy.ts";
import { systemActor } from "../../access/actor.ts";
import { person } from "../../access/testing.ts";
import { getAnswer } from "../../answers/read.ts";
import { record } from "../../audit/write.ts";
import { clock, withClock } from "../../clock.ts";
import { findFramework } from "../../compliance/frameworks/frameworks.ts";
import { getFrameworkEvaluation, listFrameworks } from "../../compliance/read.ts";
import { getFinding } from "../../findings/detail/read.ts";
import { listGroups } from "../../findings/groups/read.ts";
import { GroupQuery } from "../../findings/groups/schema.ts";
import { countFacets } from "../../findings/list/facets/read.ts";
import { totalFindings } from "../../findings/list/total/read.ts";
import { listFindings } from "../../findings/read.ts";
import { filterOf } from "../../findings/testing.ts";
import { overrideSeverity } from "../../findings/write.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { AssetFilter } from "../../inventory/list/schema.ts";
import { listAssets } from "../../inventory/read.ts";
import { readCoverage } from "../../posture/coverage/read.ts";
import { CoverageFilter } from "../../posture/coverage/schema.ts";
import { sql } from "../client.ts";
import { testDatabase } from "../testing.ts";
import { atomic } from "../transaction.ts";
import { KEPT } from "./kept.ts";
import { asOf } from "./moment.ts";

await testDatabase();
beforeEach(wipe);
process.env.PLIMSOLL_MOVABLE_CLOCK = "1";

const actor = systemActor("test");
const day = (n: number): Date => new Date(Date.parse("2026-03-01T12:00:00Z") + n * 86_400_000);
const image = (name: string, flaws: readonly [id: string, severity: string][], at: Date): ScannedImage => ({
  repository: `registry.example/then/${name}`,
  tag: "1.0",
  content: name,
  os: { family: "debian", name: "12" },
  at: at.toISOString(),
  flaws: flaws.map(([id, severity]) => ({
    id,
    package: `lib${id.at(-1)}`,
    type: "deb",
    version: "1",
    severity: severity as "high",
  })),
});

const BENCHMARK = "cis-kubernetes-1.6";
const node = (failing: readonly string[]) =>
  kubeBench(
    findFramework(BENCHMARK)!,
    "1.6",
    ["4"],
    (id, manual): Verdict => (failing.includes(id) ? "FAIL" : manual ? "WARN" : "PASS"),
  );

/** What the product says, from every angle that a moment can be asked from. */
const said = async () => {
  const everything = filterOf({ state: "all", limit: "200" });
  const findings = await listFindings(actor, everything);
  return {
    findings,
    worst: await listFindings(actor, filterOf({ filter: "severity:>=high kev:yes" })),
    total: await totalFindings(actor, filterOf()),
    facets: await countFacets(actor, filterOf()),
    groups: await listGroups(actor, GroupQuery.parse({ group: "rule", order: "worst" })),
    details: await Promise.all(findings.rows.map(({ id }) => getFinding(actor, String(id)))),
    answer: await getAnswer(actor, "CVE-2026-1"),
    assets: await listAssets(actor, AssetFilter.parse({ kind: "image" })),
    coverage: await readCoverage(actor, CoverageFilter.parse({ scope: "estate" })),
    frameworks: await listFrameworks(actor, {}),
    benchmark: (await getFrameworkEvaluation(actor, BENCHMARK, {})).evaluation,
  };
};

const then = (at: Date) => withClock(day(60), () => asOf(at, said));

describe("a moment", () => {
  it("is answered as it was answered then, whatever came since", async () => {
    const ci = await collector("ci");
    const ana = await person("analyst");
    const both: [string, string][] = [
      ["CVE-2026-1", "CRITICAL"],
      ["CVE-2026-2", "HIGH"],
    ];
    await withClock(day(0), async () => {
      await push(ci, trivyImage(image("a", both, day(0))));
      await push(ci, node(["4.1.1", "4.2.1"]), {
        subjects: ["host:node-a", "cluster:prod"],
        statedAt: day(0),
      });
    });
    const first = await withClock(day(1), said);
    expect(first.findings.rows.length).toBeGreaterThan(3);

    await withClock(day(2), async () => {
      const { rows } = await listFindings(ana, filterOf({ rule: "CVE-2026-2" }));
      await overrideSeverity(ana, rows[0]!.id, {
        severity: "low",
        reason: "Behind a proxy",
        version: rows[0]!.version,
      });
      await atomic((tx) => tx.sql`update rule set kev = true, epss = 0.9 where key = 'CVE-2026-1'`);
    });
    await withClock(day(3), async () => {
      await push(
        ci,
        trivyImage(
          image(
            "a",
            [
              ["CVE-2026-2", "HIGH"],
              ["CVE-2026-3", "LOW"],
            ],
            day(3),
          ),
        ),
      );
      await push(ci, trivyImage(image("b", both, day(3))));
      await push(ci, node(["4.2.1", "4.2.2"]), {
        subjects: ["host:node-a", "cluster:prod"],
        statedAt: day(3),
      });
    });
    const second = await withClock(day(4), said);
    expect(second).not.toEqual(first);
    await withClock(day(5), () => push(ci, trivyImage(image("a", both, day(5)))));

    expect(await then(day(1))).toEqual(first);
    expect(await then(day(4))).toEqual(second);
  });

  it("before anything came is an empty estate", async () => {
    await withClock(day(0), async () =>
      push(await collector("ci"), trivyImage(image("a", [["CVE-2026-1", "HIGH"]], day(0)))),
    );
    const { findings, assets, total } = await then(day(-1));
    expect({ findings: findings.rows, assets: assets.rows, total: total.count }).toEqual({
      findings: [],
      assets: [],
      total: 0,
    });
  });

  it("is left by whoever writes: what is recorded of a reading of the past is of the present", async () => {
    await withClock(day(9), () =>
      asOf(day(1), async () => {
        expect(clock()).toEqual(day(1));
        await atomic((tx) =>
          record(tx, actor, {
            action: "export.created",
            subject: { kind: "export", id: "x" },
            detail: {},
          } as never),
        );
        expect(clock()).toEqual(day(1));
      }),
    );
    const [row] = await sql<{
      at: string;
    }>`select entry::jsonb ->> 'at' as at from audit_pending order by id desc limit 1`;
    expect(row?.at).toBe(day(9).toISOString());
  });

  it("cannot be written to", async () => {
    await expect(asOf(day(1), () => sql`delete from finding`)).rejects.toThrow(/read-only|view/);
  });
});

it("has a view for every table, or says why it needs none", async () => {
  const rows = await sql<{ name: string; past: boolean }>`
    select c.relname as name, exists (select from pg_views v where v.schemaname = 'past' and v.viewname = c.relname) as past
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> '_prisma_migrations'`;
  const without = rows.filter(({ past }) => !past).map(({ name }) => name);
  expect(without.sort()).toEqual(Object.keys(KEPT).sort());
});

it("gives each view the columns of its table", async () => {
  const rows = await sql<{ name: string; missing: string[] }>`
    select t.table_name as name, array_agg(t.column_name::text) as missing from information_schema.columns t
    join pg_views v on v.schemaname = 'past' and v.viewname = t.table_name
    where t.table_schema = 'public' and (t.table_name, t.column_name) not in (select 'check_result', 'since')
      and not exists (select from information_schema.columns p where p.table_schema = 'past' and p.table_name = t.table_name
        and p.column_name = t.column_name) group by 1`;
  expect(rows).toEqual([]);
});
