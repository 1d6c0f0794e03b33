import { beforeEach, describe, expect, it } from "vitest";
import { clusterList, type DemoNode, type DemoWorkload } from "../../prisma/factories/kubernetes.ts";
import type { Flaw } from "../../prisma/factories/packages.ts";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import { systemActor } from "../access/actor.ts";
import { withClock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { copyAtomic } from "../db/transaction.ts";
import { FindingFilter } from "../findings/filter.ts";
import { countFindings } from "../findings/list/total/read.ts";
import { FINDING_STATUSES } from "../findings/schema.ts";
import { recountFindings } from "../findings/states/write.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { learnAliases } from "../intelligence/write.ts";
import { AssetFilter } from "../inventory/list/schema.ts";
import { listAssets } from "../inventory/read.ts";
import { getAssetStory } from "./asset-story/read.ts";
import { readEstate, readProblems } from "./estate/read.ts";
import { readFindingLabels } from "./labels/read.ts";
import { predictor } from "./prediction.ts";
import { getPosture } from "./read.ts";
import type { Scope } from "./schema.ts";
import { scoreOf } from "./score.ts";
import { assetsWithRules, reassess } from "./write.ts";

await testDatabase();
beforeEach(wipe);

const AT = new Date("2026-03-10T12:00:00Z");
const image = (name: string, flaws: number, at: string): ScannedImage => ({
  repository: `registry.example/posture/${name}`,
  tag: "1.0",
  content: name,
  os: { family: "debian", name: "12" },
  at,
  flaws: Array.from({ length: flaws }, (_, i) => ({
    id: `CVE-2026-${2000 + i}`,
    package: `lib${i}`,
    type: "deb",
    version: "1",
    severity: i % 2 ? "high" : "critical",
  })),
});
const posture = () => withClock(AT, () => getPosture(systemActor("test"), "estate"));

it("serves lines that sum to what is missing, and nothing for nothing", async () => {
  expect(await posture()).toMatchObject({ score: null, ledger: [] });
  const ci = await collector("ci");
  await withClock(AT, async () => {
    await push(ci, trivyImage(image("a", 5, "2026-03-10T10:00:00Z")));
    await push(ci, trivyImage(image("b", 30, "2026-02-20T10:00:00Z")));
  });
  const { score, ledger } = await posture();
  const lines = ledger.reduce((sum, line) => sum + line.share, 0);
  expect(Math.abs(100 - score! - lines)).toBeLessThan(1e-9);
});

it("predicts exactly what a really fixed document brings, at the same instant", async () => {
  const ci = await collector("ci");
  await withClock(AT, () => push(ci, trivyImage(image("a", 6, "2026-03-10T10:00:00Z"))));
  const assets = await readEstate("estate");
  const problems = await readProblems(assets.map((asset) => asset.id));
  const [fixed] = problems.filter((p) => p.severity === 1);
  // The scan that shows the fix is as old as the one before it, so that freshness says the same of both.
  const at = AT.getTime();
  const predicted = predictor(scoreOf(assets, at), problems, at)(new Set([fixed!.findingId]));
  const after = image("a", 6, "2026-03-10T10:00:01Z");
  const rules = new Set((await posture()).ledger.map((line) => line.label));
  expect(rules.size).toBeGreaterThan(3);
  const [label] = await readFindingLabels([fixed!.findingId]);
  const left = after.flaws.filter((flaw) => flaw.id !== label!.rule);
  await withClock(AT, () => push(ci, trivyImage({ ...after, flaws: left })));
  expect((await posture()).score).toBeCloseTo(predicted, 9);
});

it("counts a bundle and what it covers once, and the bundle where it stands alone", async () => {
  const ci = await collector("ci");
  const flaw = (id: string): Flaw => ({
    id,
    package: "openssl",
    type: "rpm",
    version: "1",
    severity: "high",
  });
  const scanned = (name: string, ids: string[]) =>
    push(ci, trivyImage({ ...image(name, 0, "2026-03-10T10:00:00Z"), flaws: ids.map(flaw) }));
  const hazards = async () =>
    Object.fromEntries(
      (
        await sql<{ name: string; hazard: number }>`
          select a.name, s.hazard from area_state s join asset a on a.id = s.asset_id where s.area = 0`
      ).map(({ name, hazard }) => [name.split("/").at(-1), hazard]),
    );
  await withClock(AT, async () => {
    await scanned("both", ["RHSA-2026:1", "CVE-2026-1001"]);
    await scanned("bundle", ["RHSA-2026:1"]);
  });
  expect(await hazards()).toEqual({ "both:1.0": 10_000, "bundle:1.0": 5000 });
  // Which CVEs the erratum covers becomes known later, from another image's scan.
  const erratum = { id: "RHSA-2026:1", aliases: ["CVE-2026-1001", "CVE-2026-1002"], epss: null, kev: null };
  await copyAtomic(async (tx) => {
    const { bundled } = await learnAliases(tx, [erratum]);
    await reassess(tx, await assetsWithRules(tx, bundled));
  });
  expect(await hazards()).toEqual({ "both:1.0": 5000, "bundle:1.0": 5000 });
  const problems = await readProblems((await readEstate("estate")).map(({ id }) => id));
  expect(problems).toHaveLength(2);
});

describe("an estate with a door to the internet", () => {
  const NODES: DemoNode[] = [{ name: "n", role: "worker", region: "r", zone: "ra", provider: "aws" }];
  const workload = (name: string, door: DemoWorkload["door"]): DemoWorkload => ({
    kind: "Deployment",
    namespace: "shop",
    name,
    team: "pay",
    replicas: 1,
    repository: `registry.example/posture/${name}`,
    tag: "1.0",
    content: name,
    door,
    since: "2026-01-01T00:00:00Z",
  });
  const scan = (name: string, flaws: ScannedImage["flaws"]): ScannedImage => ({
    ...image(name, 0, "2026-03-10T10:00:00Z"),
    flaws,
  });
  const flaw = (id: string, severity: "critical" | "high") => ({
    id,
    package: `lib-${id}`,
    type: "deb" as const,
    version: "1",
    severity,
  });

  beforeEach(async () => {
    const ci = await collector("ci");
    const cluster = (name: string, workloads: DemoWorkload[]) =>
      push(ci, clusterList(name, NODES, workloads, AT, "2026-01-01T00:00:00Z"), {
        subjects: [`cluster:${name}`],
      });
    await withClock(AT, async () => {
      await cluster("open", [workload("web", "ingress"), workload("dark", "none")]);
      await cluster("closed", [workload("inner", "none")]);
      await push(ci, trivyImage(scan("web", [flaw("CVE-2026-1", "critical"), flaw("CVE-2026-2", "high")])));
      await push(ci, trivyImage(scan("inner", [flaw("CVE-2026-3", "critical")])));
    });
  });

  const scopes = async () => [
    "estate" as const,
    ...(await posture()).parts.map(({ scope }) => scope as Scope),
  ];
  const of = (scope: Scope) => withClock(AT, () => getPosture(systemActor("test"), scope));

  it("has gates that count exactly what their links list", async () => {
    const counted: Record<string, number> = {};
    for (const scope of await scopes()) {
      for (const { key, count, href } of (await of(scope)).gates) {
        const [path, query] = href!.split("?");
        const asked = Object.fromEntries(new URLSearchParams(query));
        const listed =
          path === "/findings"
            ? await countFindings(systemActor("test"), FindingFilter.parse(asked))
            : (await listAssets(systemActor("test"), AssetFilter.parse({ ...asked, kind: "image" }))).total;
        expect([scope, key, listed]).toEqual([scope, key, count]);
        counted[key] = (counted[key] ?? 0) + count;
      }
    }
    // Once in the estate, once in the cluster that has it: the other cluster's own is not exposed.
    expect(counted).toMatchObject({ "critical-exposed": 2, unscanned: 2 });
  });

  it("tells of a workload and its images as one figure, above any of its parts", async () => {
    const rows = await sql<{
      id: number;
      kind: string;
      name: string;
    }>`select id, kind, name from asset where live`;
    const web = rows.find((row) => row.kind === "workload" && row.name === "web")!;
    const image = rows.find((row) => row.kind === "image" && row.name.includes("/web"))!;
    // One finding each of the four kinds: two vulnerabilities came by scan, the rest is put there.
    await sql`insert into area_state (asset_id, area, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds, hazard)
      values (${image.id}, 2, now(), now(), now(), 3600, 4000), (${web.id}, 1, now(), now(), now(), 3600, 2000),
        (${web.id}, 6, now(), now(), now(), 3600, 3000)
      on conflict (asset_id, area) do update set hazard = excluded.hazard`;
    const story = await getAssetStory(web.id);
    const points = Object.fromEntries(
      story.parts.map(({ area, from, points }) => [`${area} ${from}`, points]),
    );
    expect(points).toMatchObject({
      "configuration itself": 3,
      "runtime itself": 4.5,
      "vulnerabilities images": 22.5,
      "secrets images": 6,
    });
    expect(story.points).toBeCloseTo(
      Object.values(points).reduce((a, b) => a + b, 0),
      9,
    );
    expect(story.points).toBeGreaterThan(Math.max(...Object.values(points)));
  });

  it("counts accepted risks as their link lists them, in every scope", async () => {
    await copyAtomic(async (tx) => {
      const [finding] = await tx.sql<{ subject: number }>`
        update finding f set status = ${FINDING_STATUSES.indexOf("risk_accepted")}::int from rule r
        where r.id = f.rule_id and r.key = 'CVE-2026-3' returning f.subject_id as subject`;
      await recountFindings(tx, [finding!.subject]);
    });
    const counted: Record<string, number> = {};
    for (const scope of await scopes()) {
      const { scopeName, accepted } = await of(scope);
      const asked = Object.fromEntries(new URLSearchParams(accepted.href!.split("?")[1]));
      const listed = await countFindings(systemActor("test"), FindingFilter.parse(asked));
      expect([scope, listed]).toEqual([scope, accepted.findings]);
      counted[scopeName] = accepted.findings;
    }
    expect(counted).toMatchObject({ "Whole estate": 1, open: 0, closed: 1 });
  });

  it("names each area that was left out, with who did it and why, only where it is", async () => {
    expect((await of("estate")).exclusions).toEqual({ areas: 0, shown: [] });
    await sql`
      update area_state s set excluded_at = ${AT}, excluded_by = 'An admin', excluded_because = 'decommissioned'
      from asset a where a.id = s.asset_id and a.kind = 'image' and a.name like '%inner%' and s.area = 0`;
    const seen: Record<string, number> = {};
    for (const scope of await scopes()) {
      const { scopeName, exclusions } = await of(scope);
      seen[scopeName] = exclusions.areas;
      if (exclusions.areas > 0)
        expect(exclusions.shown).toMatchObject([
          { area: "vulnerabilities", by: "An admin", at: AT.toISOString(), because: "decommissioned" },
        ]);
    }
    expect(seen).toMatchObject({ "Whole estate": 1, open: 0, closed: 1 });
  });
});
