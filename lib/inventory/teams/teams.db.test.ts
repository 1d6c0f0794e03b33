import { beforeEach, describe, expect, it } from "vitest";
import type { Flaw } from "../../../prisma/factories/packages.ts";
import { trivyImage } from "../../../prisma/factories/trivy.ts";
import { systemActor } from "../../access/actor.ts";
import { person } from "../../access/testing.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { AppError } from "../../errors.ts";
import { countFacets } from "../../findings/list/facets/read.ts";
import { countFindings } from "../../findings/list/total/read.ts";
import { listFindings } from "../../findings/read.ts";
import { filterOf, rollUps } from "../../findings/testing.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { applyOwnership } from "../ownership/jobs.ts";
import { getOwnership, listUnowned, previewOwnership } from "../ownership/read.ts";
import { Ownership, RuleList, Unowned } from "../ownership/schema.ts";
import { saveRules } from "../ownership/write.ts";
import { controller, host, list } from "../testing.ts";
import { getTeam, summariseTeams } from "./read.ts";
import { type Holding, TeamsSummary } from "./schema.ts";
import { changeTeam, createTeam } from "./write.ts";

await testDatabase();
const admin = await person("admin");
const actor = systemActor("test");

const flaw = (id: string, name: string, type: Flaw["type"], severity: Flaw["severity"]): Flaw => ({
  id,
  package: name,
  type,
  version: "1.0",
  fixed: "1.1",
  severity,
});
const scan = (repository: string) =>
  trivyImage({
    repository: `registry.example/${repository}`,
    tag: "1.0",
    content: repository,
    os: { family: "debian", name: "12" },
    flaws: [
      flaw("CVE-2099-1", "openssl", "deb", "critical"),
      flaw("CVE-2099-2", "zlib", "deb", "high"),
      flaw("CVE-2099-3", "lodash", "npm", "medium"),
    ],
    at: "2026-03-01T10:00:00Z",
  });
const team = async (name: string) => (await createTeam(admin, { name, criticality: 1, rules: [] })).id;
const rules = (...given: object[]) => RuleList.parse({ rules: given }).rules;
const save = async (...given: object[]) =>
  saveRules(admin, { rules: rules(...given), version: (await getOwnership(actor)).version });
const summary = async () => TeamsSummary.parse(await summariseTeams(actor));
const counts = async () => {
  const { teams, unowned } = await summary();
  return Object.fromEntries([
    ...teams.map(({ name, assets, findings }) => [name, [assets, findings]] as const),
    ["unowned", [unowned.assets, unowned.findings]] as const,
  ]);
};

beforeEach(async () => {
  await wipe();
  await sql`truncate team, ownership_rule, ownership_run cascade`;
  const ci = await collector("ci");
  await push(ci, scan("pay/api"));
  await push(ci, scan("shop/web"));
  await list({ facts: [host("node-1"), controller("Deployment", "web", { labels: { team: "shop" } })] });
});

/** Whatever rules there are: teams and unowned add up to all, and each number is its list's total. */
const expectSums = async () => {
  const { teams, unowned, all } = await summary();
  const parts: Holding[] = [...teams, unowned];
  const sum = (pick: (one: Holding) => number) => parts.reduce((total, one) => total + pick(one), 0);
  expect(sum((one) => one.assets)).toBe(all.assets);
  expect(sum((one) => one.findings)).toBe(all.findings);
  for (const word of ["critical", "high", "medium"] as const)
    expect(sum((one) => one.bySeverity[word] ?? 0)).toBe(all.bySeverity[word] ?? 0);
  const facets = await countFacets(actor, filterOf());
  for (const [value, { findings }] of [
    ...teams.map((one) => [String(one.id), one] as const),
    ["none", unowned] as const,
  ]) {
    const page = await listFindings(actor, filterOf({ team: value }));
    expect([await countFindings(actor, filterOf({ team: value })), page.rows.length]).toEqual([
      findings,
      findings,
    ]);
    expect(facets.team.find((one) => one.value === value)?.count ?? 0).toBe(findings);
    expect(await countFindings(actor, filterOf({ team: value, q: "CVE" }))).toBe(findings);
    for (const row of page.rows)
      expect(row.team).toBe(teams.find((one) => String(one.id) === value)?.name ?? null);
  }
  const { stored, counted } = await rollUps();
  expect(stored).toEqual(counted);
};

describe("ownership", () => {
  it("follows the order of the rules, and a new order takes back what the old one gave", async () => {
    const [pay, shop] = [await team("pay"), await team("shop")];
    await save({ teamId: pay, repository: "registry.example/*" }, { teamId: shop, repository: "*/shop/*" });
    expect(await counts()).toMatchObject({ pay: [4, 6], shop: [0, 0] });
    await expectSums();
    await save(
      { teamId: shop, repository: "*/shop/*" },
      { teamId: shop, label: "team", labelValue: "shop" },
      { teamId: pay, repository: "registry.example/*" },
    );
    expect(await counts()).toMatchObject({ pay: [2, 3], shop: [3, 3] });
    await expectSums();
    await save();
    expect(await counts()).toMatchObject({ pay: [0, 0], shop: [0, 0], unowned: [7, 6] });
    await expectSums();
  });

  it("previews exactly what saving then does", async () => {
    const [pay, shop] = [await team("pay"), await team("shop")];
    await save({ teamId: pay, repository: "registry.example/*" });
    const next = rules({ teamId: shop, repository: "*/shop/*" }, { teamId: pay, repository: "*" });
    const preview = await previewOwnership(admin, next);
    expect(preview.rules[0]).toMatchObject({ takes: 2, from: [{ teamId: pay, assets: 2 }] });
    await save(...next);
    const saved = await summary();
    for (const { teamId, after: assets } of preview.teams)
      expect(saved.teams.find(({ id }) => id === teamId)!.assets).toBe(assets);
    expect(saved.unowned.assets).toBe(preview.unowned.after);
    expect((await getOwnership(actor)).run).toMatchObject({ moved: preview.moved });
  });

  it("refuses a save on rules that somebody changed meanwhile, and rules for nobody", async () => {
    const pay = await team("pay");
    await save({ teamId: pay, namespace: "shop" });
    await expect(
      saveRules(admin, { rules: rules({ teamId: pay, namespace: "*" }), version: 0 }),
    ).rejects.toThrow("admin changed the rules after you opened them");
    await expect(save({ teamId: 999, namespace: "*" })).rejects.toThrow("There is no team 999");
    expect(Ownership.parse(await getOwnership(actor)).rules).toMatchObject([{ namespace: "shop" }]);
    for (const role of ["viewer", "ciso", "auditor", "analyst"] as const) {
      const one = await person(role, `${role}-owners`);
      expect(() => saveRules(one, { rules: [], version: 0 })).toThrow(AppError);
    }
  });

  it("hands out by a job where assets are many, and a run that was overtaken stops", async () => {
    const pay = await team("pay");
    await sql`insert into asset (key, kind, name, namespace, first_seen, last_seen)
      select 'many/' || n, 'workload', 'w' || n, 'many', now(), now() from generate_series(1, 12000) n`;
    await save({ teamId: pay, namespace: "many" });
    const first = (await getOwnership(actor)).run!;
    expect(first).toMatchObject({ finishedAt: null, done: 0, moved: 0 });
    await save({ teamId: pay, namespace: "man?" });
    await applyOwnership({ runId: first.id });
    expect((await counts()).pay).toEqual([0, 0]);
    const second = (await getOwnership(actor)).run!;
    await applyOwnership({ runId: second.id });
    expect((await getOwnership(actor)).run).toMatchObject({ moved: 12_000, done: second.total });
    expect((await counts()).pay).toEqual([12_000, 0]);
    await applyOwnership({ runId: second.id });
    expect((await getOwnership(actor)).run).toMatchObject({ done: second.total });
    await save();
    await applyOwnership({ runId: (await getOwnership(actor)).version });
    expect((await counts()).pay).toEqual([0, 0]);
  });
});

describe("the platform team", () => {
  it("answers for operating systems of all images, the owner for the rest, without a finding being written", async () => {
    const [pay, platform] = [await team("pay"), await team("platform")];
    await save({ teamId: pay, repository: "*/pay/*" });
    const before = await sql`select xmin::text, id from finding order by id`;
    await changeTeam(admin, platform, { platform: true });
    expect(await counts()).toMatchObject({ pay: [2, 1], platform: [0, 4], unowned: [5, 1] });
    await expectSums();
    expect(await sql`select xmin::text, id from finding order by id`).toEqual(before);
    await changeTeam(admin, pay, { platform: true });
    expect(await counts()).toMatchObject({ pay: [2, 5], platform: [0, 0], unowned: [5, 1] });
    await expectSums();
    await changeTeam(admin, pay, { platform: false });
    expect(await counts()).toMatchObject({ pay: [2, 3], unowned: [5, 3] });
    await expectSums();
  });
});

describe("a team", () => {
  it("that is archived loses its rules to those after them, and can come back without", async () => {
    const [pay, shop] = [await team("pay"), await team("shop")];
    await save({ teamId: pay, repository: "*/pay/*" }, { teamId: shop, repository: "*" });
    await changeTeam(admin, pay, { archived: true, name: "payments" });
    expect(await getTeam(actor, pay)).toMatchObject({
      name: "payments",
      assets: 0,
      rules: 0,
      platform: false,
    });
    expect((await getTeam(actor, pay)).archivedAt).not.toBeNull();
    expect(await counts()).toMatchObject({ shop: [4, 6] });
    await changeTeam(admin, pay, { archived: false });
    expect((await getTeam(actor, pay)).archivedAt).toBeNull();
    await expect(changeTeam(admin, pay, { name: "shop" })).rejects.toThrow("There is a team shop already");
    const [entry] = await sql<{ text: string }>`
      select entry as text from audit_pending where entry like '%team.archived%'`;
    expect(entry!.text).toContain("*/pay/*");
  });
});

it("lists what nobody owns with the rule that would take it", async () => {
  const unowned = Unowned.parse(await listUnowned(actor, { limit: 3 }));
  expect(unowned.total).toBe(7);
  expect(unowned.suggestions.map(({ label, repository, assets }) => [label ?? repository, assets])).toEqual(
    expect.arrayContaining([
      ["registry.example/pay/*", 2],
      ["registry.example/shop/*", 2],
      ["team", 1],
    ]),
  );
  const rest = await listUnowned(actor, { limit: 100, cursor: unowned.nextCursor! });
  expect(new Set([...unowned.rows, ...rest.rows].map(({ id }) => id)).size).toBe(7);
  expect(rest.nextCursor).toBeNull();
});
