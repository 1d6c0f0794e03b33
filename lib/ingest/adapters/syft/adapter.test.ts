import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { syft } from "./adapter.ts";

const fixture = (name: string): unknown =>
  readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))[0]!.value;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

describe("syft", () => {
  it("lists packages under the keys of scanners, with source packages, layers and places", () => {
    const reading = syft.read(fixture("many.json"));
    expect(reading).toMatchObject({
      tool: { name: "Syft", version: "1.30.0" },
      scannedAt: "2026-03-02T09:00:00.123456789Z",
      counts: { components: 4 },
      needs: null,
      skipped: [
        { path: "/artifacts/4", reason: "no name" },
        { path: "/artifacts/5", reason: "not an object" },
      ],
    });
    expect(reading.notes[0]?.path).toBe("/descriptor/configuration/exclude");
    const [target] = reading.targets;
    expect(target?.slices).toEqual([]);
    expect(target?.bill).toMatchObject([
      {
        key: "deb/libssl3",
        version: "3.0.1-1+b2",
        source: { name: "openssl", version: "3.0.1-1" },
        licenses: ["Apache-2.0"],
        layer: digest("e"),
        place: "",
      },
      { key: "rpm/acl", source: { name: "acl", version: "2.3.1-4.el9" } },
      {
        key: "npm/@scope/left",
        licenses: ["weird licence"],
        layer: digest("c"),
        place: "/app/node_modules/@scope/left/package.json",
      },
      { key: "maven/org.acme/rocket", purl: null, source: null },
    ]);
    expect(target?.asset).toMatchObject({
      references: ["registry.example/shop/cart:2.4", `registry.example/shop/cart@${digest("d")}`],
      configDigests: [digest("a")],
      manifestDigest: digest("b"),
      os: { family: "debian", name: "12" },
      platform: "linux/amd64",
    });
  });

  it("reads the old layout: target instead of metadata, licences as texts", () => {
    const [target] = syft.read(fixture("one.json")).targets;
    expect(target?.asset).toMatchObject({
      references: ["alpine:3.16"],
      os: { family: "alpine", name: "3.16.2" },
    });
    expect(target?.bill).toMatchObject([
      {
        key: "apk/musl",
        licenses: ["MIT"],
        source: { name: "musl", version: "1.2.3-r4" },
        layer: digest("c"),
      },
    ]);
  });

  it("reads a bill inside another object, without the credentials of its name", () => {
    const reading = syft.read(fixture("odd.json"));
    expect(reading.skipped).toEqual([{ path: "/spec/syft/artifacts/1", reason: "no name" }]);
    expect(reading.targets[0]?.bill).toMatchObject([{ key: "gem/x", place: "/x.gemspec" }]);
    expect(JSON.stringify(reading)).not.toContain("user:secret");
  });

  it("needs a subject where a directory has no name", () => {
    expect(syft.read(fixture("none.json"))).toMatchObject({ needs: "source", counts: { components: 0 } });
  });

  it.each([["17.0.0"], ["0.9.0"], ["x"], [undefined]])("refuses schema %s", (version) => {
    const document = { artifacts: [], source: {}, descriptor: { name: "syft" }, schema: { version } };
    expect(syft.recognises(document)).toBe(true);
    expect(() => syft.read(document)).toThrow(expect.objectContaining({ path: "/schema/version" }));
  });
});
