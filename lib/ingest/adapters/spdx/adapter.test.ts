import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { spdx } from "./adapter.ts";

const fixture = (name: string): unknown =>
  readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))[0]!.value;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

describe("spdx", () => {
  it("takes the described image for its subject, the other packages for its bill", () => {
    const reading = spdx.read(fixture("many.json"));
    expect(reading).toMatchObject({
      tool: { name: "syft", version: "1.5.0" },
      scannedAt: "2026-03-02T09:00:00Z",
      counts: { components: 3 },
      skipped: [{ path: "/packages/2", reason: "no name" }],
      subjects: [{ kind: "image", name: "registry.example/shop/cart", digest: digest("b") }],
    });
    const [target] = reading.targets;
    expect(target).toMatchObject({ slices: [], packages: 2 });
    expect(target?.asset).toMatchObject({
      references: ["registry.example/shop/cart:2.4"],
      manifestDigest: digest("b"),
      os: { family: "debian", name: "12" },
    });
    expect(target?.bill).toMatchObject([
      {
        key: "deb/libssl3",
        source: { name: "openssl", version: "3.0.1-1" },
        licenses: ["Apache-2.0"],
        place: "",
      },
      { key: "npm/@scope/left", licenses: ["MIT"], place: "/app/package.json" },
    ]);
  });

  it("reads what Trivy remarks on the image and its packages", () => {
    const [target] = spdx.read(fixture("one.json")).targets;
    expect(target?.asset).toMatchObject({
      references: [
        "registry.example/shop/cart:2.4",
        "registry.example/shop/cart",
        `registry.example/shop/cart@${digest("d")}`,
      ],
      configDigests: [digest("a")],
      layers: [digest("c")],
      os: { family: "debian", name: "12.1" },
    });
    expect(target?.bill).toMatchObject([
      { key: "deb/libssl3", source: { name: "openssl", version: "3.0.1-1" }, layer: digest("c") },
    ]);
  });

  it("names no repository where the tag cannot be told from the name", () => {
    const reading = spdx.read(fixture("none.json"));
    expect(reading.targets[0]?.asset).toMatchObject({
      kind: "image",
      references: [],
      artifact: "docker.io/library/cart-latest",
    });
  });

  it("reads tag-value, section by section", () => {
    const reading = spdx.read(fixture("odd.spdx"));
    expect(reading).toMatchObject({
      tool: { name: "generator", version: "1.2.3" },
      scannedAt: "2026-03-02T09:00:00Z",
      counts: { components: 2 },
      skipped: [{ reason: "no name" }],
    });
    expect(reading.targets[0]?.asset).toEqual({
      kind: "source",
      url: "https://git.example/shop.git",
      artifact: "shop",
    });
    expect(reading.targets[0]?.bill).toMatchObject([
      { key: "golang/github.com/acme/rocket", version: "v1.2.3", licenses: ["Apache-2.0"] },
    ]);
  });

  it.each([["SPDX-2.0"], ["SPDX-4.0"], [3], [null]])("refuses version %j", (spdxVersion) => {
    expect(() => spdx.read({ spdxVersion })).toThrow(expect.objectContaining({ path: "/spdxVersion" }));
  });

  it("refuses packages that are no list", () => {
    const document = { spdxVersion: "SPDX-2.3", packages: {} };
    expect(() => spdx.read(document)).toThrow(expect.objectContaining({ path: "/packages" }));
  });
});

describe.skipIf(!existsSync(CORPUS))("a real tag-value document", () => {
  it("has as many packages as `grep -c ^PackageName:` says", () => {
    const text = readFileSync(new URL("spdx/cosign-bom-go-mod.spdx", CORPUS));
    expect(spdx.read(readDocuments(text)[0]!.value).counts.components).toBe(143);
  });
});
