import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { listFindings } from "../findings/read.ts";
import { filterOf, rollUps } from "../findings/testing.ts";
import { triageFinding } from "../findings/triage/write.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { exportVex } from "./issue/write.ts";
import { readDesk } from "./read.ts";
import { VexMatches } from "./schema.ts";
import { answerSuggestions, setTrust } from "./write.ts";

await testDatabase();
let ana: Actor;
let admin: Actor;
beforeAll(async () => {
  ana = await person("analyst", "Ana");
  admin = await person("admin", "Ada");
});
beforeEach(wipe);

const IDS = [
  "CVE-2026-2001",
  "CVE-2026-2002",
  "CVE-2026-2003",
  "CVE-2026-2004",
  "CVE-2026-2005",
  "CVE-2026-2006",
];
const scanned = (at: string) =>
  trivyImage({
    repository: "registry.example.org/shop/web",
    tag: "1.0",
    content: "web 1.0",
    os: { family: "debian", name: "12" },
    flaws: IDS.map((id) => ({
      id,
      package: "openssl",
      type: "deb",
      version: "3.0.1",
      fixed: "3.0.2",
      severity: "high",
    })),
    at,
  });
const scan = async () => push(await collector("ci"), scanned("2026-11-01T00:00:00Z"));
const statuses = async () => {
  const { rows } = await listFindings(ana, filterOf({ state: "all" }));
  return Object.fromEntries(rows.map((row) => [row.rule.key, row.status]));
};
const decide = async (rule: string, status: string) => {
  const { rows } = await listFindings(ana, filterOf({ rule, state: "all" }));
  const { id, version } = rows[0]!;
  const justification =
    status === "not_affected" ? "vulnerable_code_cannot_be_controlled_by_adversary" : null;
  return triageFinding(ana, id, { status, version, comment: "Looked at it", justification } as never);
};
const STATUSES = ["acknowledged", "in_progress", "fix_claimed", "false_positive", "not_affected"];
const exported = async (format: "openvex" | "cyclonedx") => {
  const parts = await Array.fromAsync(exportVex(ana, { format, author: "Shop" }).bytes);
  return Buffer.concat(parts);
};
const trust = async (author: string) => {
  const { authors } = await desk();
  const { collectorId } = authors.find((one) => one.author === author)!;
  await setTrust(admin, { collectorId, author, trusted: true });
};
const desk = (query: object = {}) => readDesk(ana, VexMatches.parse(query));
const openVex = (statements: object[], at = "2026-11-02T00:00:00Z") => ({
  "@context": "https://openvex.dev/ns/v0.2.0",
  "@id": "https://example.org/vex/1",
  author: "Maker",
  timestamp: at,
  version: 1,
  statements,
});
const notAffected = (id: string, products: object[] = [{ "@id": "pkg:deb/debian/openssl" }]) => ({
  vulnerability: { name: id },
  products,
  status: "not_affected",
  justification: "component_not_present",
});
const pushVex = async (document: object | Buffer, name = "maker") => push(await collector(name), document);

describe.each(["openvex", "cyclonedx"] as const)("what is exported as %s", (format) => {
  it.each(["scan first", "statement first"])(
    "gives an empty instance the same statuses: %s",
    async (order) => {
      await scan();
      for (const [index, status] of STATUSES.entries()) await decide(IDS[index]!, status);
      const before = await statuses();
      const document = await exported(format);
      await wipe();
      expect(await statuses()).toEqual({});
      if (order === "scan first") await scan();
      expect(await pushVex(document)).toMatchObject({ state: "applied" });
      await trust("Shop");
      if (order === "statement first") await scan();
      expect(await statuses()).toEqual(before);
      expect(before[IDS[5]!]).toBe("open");
      const [kept] = await sql`select justification, comment, user_id from decision where status = 5`;
      expect(kept).toEqual({
        justification: "vulnerable_code_cannot_be_controlled_by_adversary",
        comment: "Looked at it",
        user_id: null,
      });
      const { stored, counted } = await rollUps();
      expect(stored).toEqual(counted);
    },
  );
});

describe("somebody else's word", () => {
  it("waits for a person while its author is not trusted, and is theirs once accepted", async () => {
    await scan();
    await pushVex(openVex([notAffected(IDS[0]!)]));
    expect((await statuses())[IDS[0]!]).toBe("open");
    const [match] = (await desk()).matches;
    expect(match).toMatchObject({
      state: "suggested",
      whole: true,
      proposed: "not_affected",
      author: "Maker",
    });
    await answerSuggestions(ana, { accept: true, matches: [match!] });
    expect((await statuses())[IDS[0]!]).toBe("not_affected");
    const [decided] = await sql`select user_id, statement_id from decision`;
    expect(decided).toEqual({ user_id: ana.id, statement_id: match!.statementId });
    await expect(answerSuggestions(ana, { accept: true, matches: [match!] })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("never overrules a person, and says that it would", async () => {
    await scan();
    await decide(IDS[0]!, "in_progress");
    await pushVex(openVex([notAffected(IDS[0]!), notAffected(IDS[1]!)]));
    await trust("Maker");
    expect(await statuses()).toMatchObject({ [IDS[0]!]: "in_progress", [IDS[1]!]: "not_affected" });
    expect((await desk({ state: "overruled" })).matches).toHaveLength(1);
  });

  it("is only suggested where it speaks of another version, and not at all of another package", async () => {
    await scan();
    await pushVex(
      openVex([
        notAffected(IDS[0]!, [{ "@id": "pkg:deb/debian/openssl@9.9" }]),
        notAffected(IDS[1]!, [{ "@id": "pkg:deb/debian/curl" }]),
        notAffected(IDS[2]!, [{ "@id": "registry.example.org/shop/other:1.0" }]),
      ]),
    );
    await trust("Maker");
    expect(new Set(Object.values(await statuses()))).toEqual(new Set(["open"]));
    expect((await desk()).authors[0]?.matches).toEqual({});
  });

  it("stays laid aside when it comes again, and gives way to a newer one", async () => {
    await scan();
    await pushVex(openVex([notAffected(IDS[0]!)]));
    await answerSuggestions(ana, { accept: false, matches: [(await desk()).matches[0]!] });
    await push(await collector("ci"), scanned("2026-11-03T00:00:00Z"));
    await trust("Maker");
    expect((await statuses())[IDS[0]!]).toBe("open");
    const affected = {
      ...notAffected(IDS[1]!),
      status: "affected",
      action_statement: "Upgrade",
      justification: undefined,
    };
    await pushVex(openVex([notAffected(IDS[1]!)], "2026-11-04T00:00:00Z"));
    await pushVex(openVex([affected], "2026-11-05T00:00:00Z"));
    expect((await statuses())[IDS[1]!]).toBe("acknowledged");
    await pushVex(openVex([notAffected(IDS[1]!)], "2026-11-03T12:00:00Z"));
    expect((await statuses())[IDS[1]!]).toBe("acknowledged");
  });

  it("is trusted by admins alone", async () => {
    await pushVex(openVex([notAffected(IDS[0]!)]));
    const { collectorId, author } = (await desk()).authors[0]!;
    expect(() => setTrust(ana, { collectorId, author, trusted: true })).toThrow(/settings:manage/);
  });
});

const CORPUS = process.env.PLIMSOLL_CORPUS ?? "";
describe.skipIf(CORPUS === "")("documents of other makers (PLIMSOLL_CORPUS names their folder)", () => {
  const files = ["openvex", "csaf-vex"].flatMap((kind) =>
    CORPUS === "" ? [] : readdirSync(join(CORPUS, kind)).map((name) => join(CORPUS, kind, name)),
  );
  it.each(files)("keeps each statement of %s once, however often it comes", async (file) => {
    const body = readFileSync(file);
    const first = await pushVex(body);
    const [{ n: kept } = { n: 0 }] = await sql<{ n: number }>`select count(*)::int as n from vex_statement`;
    await pushVex(body);
    const [{ n: again } = { n: 0 }] = await sql<{ n: number }>`select count(*)::int as n from vex_statement`;
    expect(again).toBe(kept);
    if (first.state === "applied") expect(kept).toBe(first.outcome?.objects);
  });
});
