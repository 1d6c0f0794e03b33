import { describe, expect, it } from "vitest";
import { packageMention, sourceRpm } from "./package-mention.ts";

const listed = (more: object) => ({
  purl: null,
  name: "x",
  packageType: "",
  version: "1",
  source: null,
  licenses: [],
  layer: null,
  place: "",
  ...more,
});

describe("packageMention", () => {
  it.each([
    ["pkg:deb/debian/libssl3@3.0.1-1?arch=amd64&upstream=openssl", { name: "openssl", version: "1" }],
    [
      "pkg:deb/debian/libssl3@3?upstream=openssl%402.9%2Bdeb12u1",
      { name: "openssl", version: "2.9+deb12u1" },
    ],
    ["pkg:deb/debian/g%2B%2B@3?upstream=gcc-defaults@1.2+b1", { name: "gcc-defaults", version: "1.2+b1" }],
    ["pkg:rpm/redhat/acl@2.3?upstream=acl-2.3.1-4.el9.src.rpm", { name: "acl", version: "2.3.1-4.el9" }],
    ["pkg:deb/debian/bash@5.2", null],
    ["pkg:deb/debian/bash@5.2?upstream=", null],
    ["pkg:rpm/redhat/acl@2.3?upstream=(none).rpm", null],
  ])("reads the source package of %s", (purl, source) => {
    expect(packageMention(listed({ purl })).source).toEqual(source);
  });

  it("prefers the source that the tool states", () => {
    const source = { name: "stated", version: "2" };
    const purl = "pkg:deb/debian/libssl3@3?upstream=openssl";
    expect(packageMention(listed({ purl, source })).source).toBe(source);
  });

  it("keeps licences that say something, each once, and the place of what has one", () => {
    const licenses = ["MIT", "NOASSERTION", " MIT ", "NONE", "GPL-2.0-only OR MIT"];
    const npm = packageMention(listed({ packageType: "npm", licenses, place: "/app/package.json" }));
    expect(npm).toMatchObject({
      key: "npm/x",
      type: "npm",
      licenses: ["MIT", "GPL-2.0-only OR MIT"],
      place: "/app/package.json",
    });
    expect(packageMention(listed({ packageType: "dpkg", place: "/var/lib/dpkg/status" })).place).toBe("");
  });
});

it.each([
  ["openssl-libs-1.1.1k-9.el8.src.rpm", { name: "openssl-libs", version: "1.1.1k-9.el8" }],
  ["x.src.rpm", null],
  ["", null],
])("sourceRpm(%s)", (file, source) => {
  expect(sourceRpm(file)).toEqual(source);
});
