import { beforeEach, expect, it } from "vitest";
import { systemActor } from "../../../access/actor.ts";
import { sql } from "../../../db/client.ts";
import { testDatabase } from "../../../db/testing.ts";
import { collector, push, wipe } from "../../../ingest/testing.ts";
import { getAsset } from "../../detail/read.ts";

await testDatabase();
beforeEach(wipe);

const hex = (text: string) => `sha256:${Buffer.from(text).toString("hex").padStart(64, "0")}`;
const image = (name: string, layers: string) => ({
  Id: hex(name),
  RepoTags: [`registry.example/${name}:1`],
  Architecture: "amd64",
  Os: "linux",
  RootFS: { Type: "layers", Layers: [...layers].map(hex) },
});

/** `title: names (detail of the first)`. */
const lineageOf = async (name: string) => {
  const [row] = await sql<{
    id: number;
  }>`select id from asset where kind = 'image' and name like ${`%/${name}:1`}`;
  const { related } = await getAsset(systemActor("test"), row!.id);
  return related
    .filter(({ title }) => title.startsWith("Built on"))
    .map(
      ({ title, assets, total }) =>
        `${title}: ${assets.map((a) => a.name.split("/")[1])} (${assets[0]?.detail}, ${total})`,
    );
};

it("says what an image is built on and what is built on it", async () => {
  await push(
    await collector("host"),
    [
      image("os", "a"),
      image("runtime", "ab"),
      image("mirror", "ab"),
      image("app", "abc"),
      image("other", "xbc"),
      image("squashed", "z"),
      { ...image("bare", ""), RootFS: undefined },
    ],
    { subjects: ["host:h"] },
  );
  expect(await lineageOf("app")).toEqual(["Built on: mirror:1,runtime:1 (2 of 3 layers, 2)"]);
  expect(await lineageOf("os")).toEqual(["Built on it: app:1,mirror:1,runtime:1 (its layers and 2 more, 3)"]);
  expect(await lineageOf("runtime")).toEqual([
    "Built on: os:1 (1 of 2 layers, 1)",
    "Built on it: app:1 (its layers and 1 more, 1)",
  ]);
  for (const name of ["other", "squashed", "bare"]) expect(await lineageOf(name)).toEqual([]);
});
