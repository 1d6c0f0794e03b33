import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { AREAS } from "../posture/schema.ts";
import { collector, findingsNow, push, wipe } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const fixture = () =>
  JSON.parse(
    readFileSync(new URL("./adapters/plimsoll-registry/fixtures/many.json", import.meta.url), "utf8"),
  );
const REPOSITORY = "repository:registry.example:5000/shop/cart";
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const images = () =>
  sql<{ name: string; platform: string; tags: string; layers: number }>`
    select a.name, i.platform, (select string_agg(tag, ',' order by tag) from image_tag t where t.image_id = i.asset_id) as tags,
      cardinality(i.layers) as layers
    from image_detail i join asset a on a.id = i.asset_id order by i.platform, a.name`;
const statesOf = async (subject: string) =>
  Object.fromEntries(
    (await findingsNow())
      .filter((f) => f.subject === subject)
      .map((f) => [`${f.rule} ${f.component}`.trim(), f.state]),
  );
const provenance = () =>
  sql<{ name: string; assessed: boolean }>`
    select a.name, s.assessed_at is not null as assessed from area_state s join asset a on a.id = s.asset_id
    where s.area = ${AREAS.indexOf("provenance")} and a.kind = 'image' order by a.id`;

describe("a snapshot of a registry", () => {
  it("becomes images of their platforms, findings of their repositories, assessed provenance", async () => {
    const registry = await collector("registry");
    const delivery = await push(registry, fixture());
    expect(delivery).toMatchObject({ state: "applied", trouble: null });
    expect(await images()).toEqual([
      {
        name: "registry.example:5000/batch:nightly",
        platform: "linux/amd64",
        tags: "2026,nightly",
        layers: 1,
      },
      { name: "registry.example:5000/shop/cart:1.0", platform: "linux/amd64", tags: "1.0", layers: 1 },
      { name: "registry.example:5000/shop/cart:1.0", platform: "linux/arm64/v8", tags: "1.0", layers: 1 },
    ]);
    expect(await statesOf(REPOSITORY)).toEqual({
      "plimsoll/image-sbom": "present",
      "plimsoll/image-user": "present",
    });
    expect((await provenance()).map(({ assessed }) => assessed)).toEqual([true, true, true]);
  });

  it("closes what is no longer so once every image of the repository is well, and opens nothing twice", async () => {
    const registry = await collector("registry");
    await push(registry, fixture());
    const later = fixture();
    later.observedAt = "2026-03-02T10:00:00Z";
    const [cart] = later.repositories;
    for (const image of cart.images)
      image.attached.push({ ...image.attached[0], kind: "sbom", digest: digest("8"), of: image.digest });
    const { outcome } = await push(registry, later);
    expect(outcome).toMatchObject({ new: 0, fixed: 1 });
    expect(await statesOf(REPOSITORY)).toEqual({
      "plimsoll/image-sbom": "closed",
      "plimsoll/image-user": "present",
    });
    const again = { ...later, observedAt: "2026-03-03T10:00:00Z" };
    expect(await push(registry, again)).toMatchObject({
      outcome: { new: 0, changed: 0, reopened: 0, fixed: 0 },
    });
  });

  it("closes nothing by what another part of the same look holds", async () => {
    const registry = await collector("registry");
    await push(registry, fixture());
    const part = fixture();
    part.observedAt = "2026-03-02T10:00:00Z";
    part.repositories = part.repositories.slice(1);
    await push(registry, part);
    expect(new Set(Object.values(await statesOf(REPOSITORY)))).toEqual(new Set(["present"]));
    expect(await images()).toHaveLength(3);
  });

  describe("that lists all tags", () => {
    const NAME = "registry.example:5000/batch";
    /** Tags of the batch repository, with a minus those that are gone, and whether anything of it is live. */
    const tagsNow = async () => {
      const rows = await sql<{ tag: string; gone: boolean }>`
        select distinct t.tag, t.gone from image_tag_standing t join asset a on a.id = t.repository_id
        where a.key = ${`repository:${NAME}`} order by t.tag`;
      const [asset] = await sql<{ live: boolean }>`
        select live from asset where key = ${`repository:${NAME}`}`;
      return [rows.map(({ tag, gone }) => `${gone ? "-" : ""}${tag}`).join(" "), asset!.live];
    };
    const list = (at: string, tags: string[] | null) => ({
      ...fixture(),
      observedAt: at,
      repositories: [{ name: "batch", tags, images: [], remarks: [] }],
    });
    const FIRST = "2026-03-01T10:00:00Z";
    const LATER = "2026-03-02T10:00:00Z";

    it("says which are gone, and what had no other tag is live no longer", async () => {
      const registry = await collector("registry");
      await push(registry, fixture());
      expect(await tagsNow()).toEqual(["2026 nightly", true]);
      await push(registry, list(LATER, ["nightly"]));
      expect(await tagsNow()).toEqual(["-2026 nightly", true]);
      await push(registry, list("2026-03-03T10:00:00Z", []));
      expect(await tagsNow()).toEqual(["-2026 -nightly", false]);
    });

    it("removes nothing where not all are known, or entries were broken", async () => {
      const registry = await collector("registry");
      await push(registry, fixture());
      await push(registry, list(LATER, null));
      const broken = list("2026-03-03T10:00:00Z", []);
      const many = fixture().repositories[0].images;
      broken.repositories.push({
        name: "shop/cart",
        tags: null,
        images: [...Array.from({ length: 200 }, () => many[0]), { digest: "none" }] as never[],
        remarks: [],
      });
      expect(await push(registry, broken)).toMatchObject({ outcome: { skipped: 1 } });
      expect(await tagsNow()).toEqual(["2026 nightly", true]);
    });

    it("is the same in any order, and a tag that somebody sees again is back", async () => {
      const registry = await collector("registry");
      await push(registry, list(LATER, ["nightly"]));
      await push(registry, fixture());
      await push(registry, list(FIRST, ["2026", "nightly"]));
      expect(await tagsNow()).toEqual(["-2026 nightly", true]);
      const again = { ...fixture(), observedAt: "2026-03-04T10:00:00Z" };
      await push(registry, again);
      expect(await tagsNow()).toEqual(["2026 nightly", true]);
    });

    it("closes what was only there as gone", async () => {
      const registry = await collector("registry");
      const bad = fixture();
      const batch = bad.repositories.find(({ name }: { name: string }) => name === "batch");
      batch.images[0].user = "";
      await push(registry, bad);
      const states = () =>
        findingsNow().then((all) =>
          all.filter((f) => f.subject === `repository:${NAME}` && f.rule === "plimsoll/image-user"),
        );
      expect(await states()).toMatchObject([{ state: "present" }]);
      await push(registry, list(LATER, []));
      expect(await states()).toMatchObject([{ state: "closed" }]);
    });
  });

  it("names the image that a bill of materials is about: no second image comes of it", async () => {
    const registry = await collector("registry");
    await push(registry, fixture());
    const bill = {
      bomFormat: "CycloneDX",
      specVersion: "1.5",
      metadata: { timestamp: "2026-02-01T08:00:00Z" },
      components: [{ type: "library", name: "left-pad", version: "1.0.0", purl: "pkg:npm/left-pad@1.0.0" }],
    };
    const subjects = [`image:registry.example:5000/shop/cart@${digest("a")}`];
    expect(await push(registry, bill, { subjects })).toMatchObject({ trouble: null });
    expect(await images()).toHaveLength(3);
    const [row] = await sql<{ platform: string }>`
      select i.platform from image_detail i where i.packages = 1`;
    expect(row).toEqual({ platform: "linux/amd64" });
  });
});
