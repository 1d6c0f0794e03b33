import { beforeEach, describe, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../../prisma/factories/trivy.ts";
import { systemActor } from "../../access/actor.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { FindingFilter } from "../../findings/filter.ts";
import { listFindings } from "../../findings/read.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { listFeeds } from "./read.ts";

await testDatabase();
beforeEach(wipe);

const actor = systemActor("test");
const scan: ScannedImage = {
  repository: "registry.example/feeds/cart",
  tag: "1.0",
  content: "cart",
  os: { family: "debian", name: "12" },
  at: "2026-03-01T10:00:00Z",
  flaws: ["CVE-2026-1111", "CVE-2026-2222"].map((id) => ({
    id,
    package: `lib-${id}`,
    type: "deb",
    version: "1",
    severity: "high",
  })),
};
const kev = (day: string, ...ids: string[]) => ({
  catalogVersion: day,
  dateReleased: `${day}T12:00:00Z`,
  vulnerabilities: ids.map((cveID) => ({ cveID, dateAdded: day })),
});
const epss = (day: string, scores: Record<string, number>) =>
  Buffer.from(
    `#model_version:v1,score_date:${day}T00:00:00Z\ncve,epss,percentile\n${Object.entries(scores)
      .map(([cve, score]) => `${cve},${score},0.5`)
      .join("\n")}\n`,
  );
const send = async (...documents: unknown[]) => {
  const from = await collector("feeds");
  for (const document of documents) expect(await push(from, document)).toMatchObject({ trouble: null });
};
const weighed = async () => {
  const { rows } = await listFindings(actor, FindingFilter.parse({ kind: "vulnerability" }));
  const [area] = await sql<{
    hazard: number;
  }>`select sum(hazard)::int as hazard from area_state where area = 0`;
  const rules = Object.fromEntries(rows.map(({ rule }) => [rule.key.slice(-4), [rule.kev, rule.epss]]));
  return { ...rules, hazard: area!.hazard };
};

describe("feeds of exploitation", () => {
  it("weigh what is there at once, and what is found later too, in any order", async () => {
    const feeds = [kev("2026-03-01", "CVE-2026-1111"), epss("2026-03-01", { "CVE-2026-2222": 0.25 })];
    const expected = { 1111: [true, null], 2222: [false, 0.25], hazard: 5000 * 2 + 5000 * 0.75 };
    await send(trivyImage(scan));
    expect(await weighed()).toEqual({ 1111: [false, null], 2222: [false, null], hazard: 10_000 });
    await send(...feeds);
    expect(await weighed()).toEqual(expected);
    await wipe();
    await send(...feeds.toReversed(), trivyImage(scan));
    expect(await weighed()).toEqual(expected);
  });

  it("take back what they no longer say; an older one changes nothing", async () => {
    await send(
      trivyImage(scan),
      kev("2026-03-02", "CVE-2026-2222"),
      kev("2026-03-01", "CVE-2026-1111"),
      epss("2026-03-02", { "CVE-2026-1111": 0.5 }),
      epss("2026-03-03", { "CVE-2020-9999": 0.1 }),
    );
    expect(await weighed()).toEqual({ 1111: [false, null], 2222: [true, null], hazard: 15_000 });
  });

  it("show their age, also when there is none", async () => {
    expect(await listFeeds(actor)).toMatchObject([
      { name: "kev", asOf: null, old: true },
      { name: "epss", asOf: null, old: true },
    ]);
    const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await send(trivyImage(scan), kev(today, "CVE-2026-1111", "CVE-2020-9999"));
    expect(await listFeeds(actor)).toMatchObject([
      { name: "kev", asOf: `${today}T12:00:00.000Z`, records: 2, concerned: 1, old: false },
      { name: "epss", old: true },
    ]);
  });
});
