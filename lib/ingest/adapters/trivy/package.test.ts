import { expect, it } from "vitest";
import { trivy } from "./adapter.ts";
import { readPackage } from "./package.ts";

const where = { packageType: "debian", place: "" };

it.each([
  [
    {
      Name: "libssl3",
      Version: "3.0.1",
      Release: "1",
      Epoch: 1,
      SrcName: "openssl",
      SrcVersion: "3.0.1",
      SrcRelease: "1",
      SrcEpoch: 2,
      Licenses: ["Apache-2.0"],
      Layer: { Digest: "sha256:1", DiffID: "sha256:2" },
    },
    {
      key: "deb/libssl3",
      version: "1:3.0.1-1",
      source: { name: "openssl", version: "2:3.0.1-1" },
      licenses: ["Apache-2.0"],
      layer: "sha256:2",
    },
  ],
  [
    {
      Name: "x",
      Version: "1",
      License: "MIT",
      Identifier: { PURL: "pkg:npm/x@1" },
      FilePath: "/a/package.json",
    },
    { key: "npm/x", version: "1", source: null, licenses: ["MIT"], place: "/a/package.json" },
  ],
])("reads %j", (raw, mention) => {
  expect(readPackage(raw, where)).toMatchObject(mention);
});

it.each([
  [null, "not an object"],
  [{ Version: "1" }, "no Name"],
])("skips %j", (raw, reason) => {
  expect(readPackage(raw, where)).toBe(reason);
});

it("makes the bill of an image of the packages of all its results", () => {
  const Packages = [{ Name: "libssl3", Version: "3" }, {}];
  const reading = trivy.read({
    SchemaVersion: 2,
    ArtifactName: "registry.example/a:1",
    ArtifactType: "container_image",
    Results: [
      { Target: "a (debian 12)", Class: "os-pkgs", Type: "debian", Packages },
      {
        Target: "app/package-lock.json",
        Class: "lang-pkgs",
        Type: "npm",
        Packages: [{ Name: "left", Version: "1" }],
      },
    ],
  });
  expect(reading.targets[0]?.bill?.map(({ key, place }) => [key, place])).toEqual([
    ["deb/libssl3", ""],
    ["npm/left", "app/package-lock.json"],
  ]);
  expect(reading.counts.components).toBe(2);
  expect(reading.skipped).toEqual([{ path: "/Results/0/Packages/1", reason: "no Name" }]);
});
