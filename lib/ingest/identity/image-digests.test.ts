import { describe, expect, it } from "vitest";
import type { ImageMention } from "../reading.ts";
import { digestsOf, digestsOfImageId } from "./image-digests.ts";
import { repositoryOf } from "./image-reference.ts";

const sha = (digit: string) => `sha256:${digit.repeat(64)}`;
const mention: ImageMention = {
  kind: "image",
  references: [`nginx:1@${sha("a")}`],
  tags: [],
  configDigests: [sha("c"), "", "c0ffee"],
  repoDigests: [
    `nginx@${sha("a")}`,
    `index.docker.io/library/nginx@${sha("b")}`,
    `quay.io/x/nginx@${sha("d")}`,
    sha("e"),
    "<none>@<none>",
  ],
  manifestDigest: sha("f"),
  os: null,
  platform: "linux/arm64",
  layers: [],
  createdAt: null,
  sizeBytes: null,
  labels: {},
  runsIn: null,
  artifact: "",
};

describe("digestsOf", () => {
  it("keeps what speaks of the repository and never the manifest digest", () => {
    expect(digestsOf(mention, repositoryOf(mention, null, "ci"))).toEqual({
      configDigests: [sha("c")],
      repoDigests: [sha("a"), sha("b"), sha("e")],
      platform: "linux/arm64",
    });
    const elsewhere = digestsOf(mention, repositoryOf(mention, "quay.io/x/nginx:1", "ci"));
    expect(elsewhere.repoDigests).toEqual([sha("d"), sha("e")]);
  });
});

describe("digestsOfImageId", () => {
  it.each([
    [`docker-pullable://nginx@${sha("a")}`, "docker.io/library/nginx", [], [sha("a")]],
    [`quay.io/x/y@${sha("a")}`, "quay.io/x/y", [], [sha("a")]],
    [sha("a"), null, [sha("a")], []],
    [`docker://${sha("a")}`, null, [sha("a")], []],
    ["nginx:1", null, [], []],
    ["", null, [], []],
  ])("%s", (imageId, repository, configDigests, repoDigests) => {
    expect(digestsOfImageId(imageId)).toEqual({ repository, configDigests, repoDigests });
  });
});
