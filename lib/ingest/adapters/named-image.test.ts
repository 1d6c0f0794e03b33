import { expect, it } from "vitest";
import { namedImage } from "./named-image.ts";

const DIGEST = `sha256:${"a".repeat(64)}`;

it.each([
  [{ name: "registry.example/cart:1" }, ["registry.example/cart:1"], "registry.example/cart:1", null, null],
  [
    { name: "https://user:pw@registry.example/cart:1" },
    ["https://registry.example/cart:1"],
    "https://registry.example/cart:1",
    null,
    null,
  ],
  [{ name: "./cart.tar" }, [], "./cart.tar", null, null],
  [{ name: DIGEST }, [], DIGEST, DIGEST, null],
  [{ name: "", repoDigests: [DIGEST] }, [], DIGEST, DIGEST, null],
  [{ name: "", repoDigests: [`cart@${DIGEST}`] }, [`cart@${DIGEST}`], `cart@${DIGEST}`, DIGEST, null],
  [{ name: "", tags: ["cart:1"], imageId: DIGEST }, ["cart:1"], "cart:1", DIGEST, null],
  [{ name: " " }, [], "", null, "image"],
])("reads %j", (stated, references, artifact, digest, needs) => {
  const { asset, shown, needs: needed } = namedImage(stated);
  expect(asset).toMatchObject({ references, artifact });
  expect([shown.digest, needed]).toEqual([digest, needs]);
});
