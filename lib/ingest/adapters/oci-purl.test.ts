import { expect, it } from "vitest";
import { ociImage } from "./oci-purl.ts";

const digest = `sha256:${"a".repeat(64)}`;

it.each([
  [
    `pkg:oci/b@sha256%3A${"a".repeat(64)}?repository_url=registry.example/a/b&tag=1`,
    { repository: "registry.example/a/b", located: true, tag: "1", digest },
  ],
  [`pkg:oci/b@${digest}?arch=amd64`, { repository: "b", located: false, tag: null, digest }],
  [
    "pkg:docker/shop/app@2.4?platform=linux%2Famd64",
    { repository: "shop/app", located: true, tag: "2.4", digest: null },
  ],
  [
    `pkg:docker/app@${digest}?repository_url=registry.example`,
    { repository: "registry.example/app", located: true, tag: null, digest },
  ],
  ["pkg:npm/x@1", null],
  ["pkg:oci/%zz", { repository: "%zz", located: false, tag: null, digest: null }],
])("%s", (purl, image) => {
  expect(ociImage(purl)).toEqual(image);
});
