import { beforeEach, describe, expect, it } from "vitest";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import { findCollectorActor } from "../access/read.ts";
import { person } from "../access/testing.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { push, wipe } from "../ingest/testing.ts";
import { getCollector, listCollectors } from "./read.ts";
import { type Binding, NewCollector } from "./schema.ts";
import { changeCollector, createCollector, revokeToken, rotateToken } from "./write.ts";

await testDatabase();
const admin = await person("admin");
const analyst = await person("analyst");
beforeEach(wipe);

const made = (name: string, binding: Binding | null = null, intervalSeconds: number | null = 3600) =>
  createCollector(admin, NewCollector.parse({ name, kind: "trivy", binding, intervalSeconds }));

const image = trivyImage({
  repository: "registry.example/shop/cart",
  tag: "1.0",
  content: "cart 1.0",
  os: { family: "debian", name: "12" },
  flaws: [{ id: "CVE-2026-0001", package: "openssl", type: "deb", version: "3.0.1", severity: "high" }],
  at: "2026-03-01T10:00:00Z",
});

describe("connecting", () => {
  it("gives a token that works at once and is kept nowhere", async () => {
    const { collectorId, token } = await made("ci");
    expect(await findCollectorActor(token)).toMatchObject({ id: String(collectorId), name: "ci" });
    const secret = token.split("_")[3]!;
    const rows = await sql`select * from collector_token, audit_pending`;
    expect(JSON.stringify(rows)).not.toContain(secret);
    await expect(made("ci")).rejects.toMatchObject({ code: "conflict" });
  });

  it.each([
    [{ kind: "cluster", name: "Prod-EU" }, "cluster:prod-eu"],
    [{ kind: "host", name: "node-1" }, "host:/node-1"],
  ] as const)("makes the asset it is bound to: %j", async (binding, key) => {
    const { collectorId } = await made("bound", binding);
    const [asset] = await sql<{ id: number; key: string }>`select id, key from asset`;
    expect(asset!.key).toBe(key);
    expect((await getCollector(admin, collectorId)).binding).toEqual({
      kind: binding.kind,
      assetId: asset!.id,
      name: binding.name,
    });
  });

  it("is for those who may, and refuses the built-in name", async () => {
    const collector = NewCollector.parse({ name: "ci", kind: "grype" });
    expect(() => createCollector(analyst, collector)).toThrow("collectors:manage");
    expect(NewCollector.safeParse({ name: "Upload", kind: "grype" }).success).toBe(false);
  });
});

describe("tokens", () => {
  it("two are good while one replaces the other", async () => {
    const first = await made("ci");
    const second = await rotateToken(admin, first.collectorId, 24);
    expect(await findCollectorActor(first.token)).not.toBeNull();
    expect(await findCollectorActor(second.token)).not.toBeNull();
    const { tokens } = await getCollector(admin, first.collectorId);
    expect(tokens.map(({ expiresAt }) => expiresAt === null)).toEqual([true, false]);
    await sql`update collector_token set expires_at = now() - interval '1 second' where expires_at is not null`;
    expect(await findCollectorActor(first.token)).toBeNull();
    expect(await findCollectorActor(second.token)).not.toBeNull();
  });

  it("an overlap of nothing ends the old one now; a rotation never lengthens a token's life", async () => {
    const first = await made("ci");
    await rotateToken(admin, first.collectorId, 1);
    const [before] = await sql<{
      at: Date;
    }>`select expires_at as at from collector_token where id = ${first.tokenId}`;
    await rotateToken(admin, first.collectorId, 500);
    const [after] = await sql<{
      at: Date;
    }>`select expires_at as at from collector_token where id = ${first.tokenId}`;
    expect(after!.at).toEqual(before!.at);
    await rotateToken(admin, first.collectorId, 0);
    expect(await findCollectorActor(first.token)).toBeNull();
  });

  it("a revoked one is refused from the next request on, by its own collector only", async () => {
    const [one, other] = [await made("one"), await made("other")];
    await expect(revokeToken(admin, other.collectorId, one.tokenId)).rejects.toMatchObject({
      code: "not_found",
    });
    await revokeToken(admin, one.collectorId, one.tokenId);
    expect(await findCollectorActor(one.token)).toBeNull();
    expect(await findCollectorActor(other.token)).not.toBeNull();
    expect((await getCollector(admin, one.collectorId)).tokens).toEqual([]);
  });

  it("of a collector that is off are refused until it is on again", async () => {
    const { collectorId, token } = await made("ci");
    await changeCollector(admin, collectorId, { disabled: true });
    expect(await findCollectorActor(token)).toBeNull();
    await changeCollector(admin, collectorId, { disabled: false, intervalSeconds: 600 });
    expect(await findCollectorActor(token)).not.toBeNull();
    expect(await getCollector(admin, collectorId)).toMatchObject({ intervalSeconds: 600, disabledAt: null });
  });
});

describe("the list", () => {
  it("says when each reported, how late, how often, and what became of it", async () => {
    const { collectorId, token } = await made("ci");
    await made("silent");
    const actor = (await findCollectorActor(token))!;
    await push(actor, image);
    await push(actor, Buffer.from("{ not json"));
    const [ci, silent] = await listCollectors(analyst);
    expect(ci).toMatchObject({ id: collectorId, deliveries: { applied: 1, failed: 1, queued: 0 } });
    expect(ci!.trouble).toMatchObject({ state: "failed", reason: expect.stringMatching(/\w/) });
    expect(ci!.beats.at(-1)).toBe(2);
    expect(ci!.lagSeconds).toBeGreaterThan(0);
    expect(ci!.tokens[0]!.usedAt).not.toBeNull();
    expect(silent).toMatchObject({ seenAt: null, lagSeconds: null, trouble: null });
  });

  it("shows the built-in upload, which has no token to rotate", async () => {
    await push(analyst, image);
    const [upload] = await listCollectors(analyst);
    expect(upload).toMatchObject({ name: "upload", kind: "upload", tokens: [] });
    await expect(rotateToken(admin, upload!.id, 0)).rejects.toMatchObject({ code: "conflict" });
  });
});
