import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { spdx3 } from "./adapter.ts";

const fixture = (name: string): unknown =>
  readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))[0]!.value;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

describe("spdx3", () => {
  it("follows the document's root to the image, and licences to their expressions", () => {
    const reading = spdx3.read(fixture("many.json"));
    expect(reading).toMatchObject({
      format: "spdx3",
      tool: { name: "builder", version: "2.0.1" },
      scannedAt: "2026-03-02T09:00:00Z",
      counts: { components: 3 },
      skipped: [
        { path: "/@graph/7", reason: "no name" },
        { path: "/@graph", loses: false },
      ],
    });
    expect(reading.targets[0]?.asset).toMatchObject({
      references: ["registry.example/shop/cart:2.4"],
      manifestDigest: digest("b"),
    });
    expect(reading.targets[0]?.bill).toMatchObject([
      { key: "deb/libssl3", source: { name: "openssl", version: "3.0.1-1" } },
      { key: "npm/left", licenses: ["MIT"] },
    ]);
  });

  it.each([
    [{ "@context": "https://spdx.org/rdf/3.1.0/spdx-context.jsonld", "@graph": [] }, "/@context"],
    [{ "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": {} }, "/@graph"],
  ])("refuses %j at %s", (document, path) => {
    expect(spdx3.recognises(document)).toBe(true);
    expect(() => spdx3.read(document)).toThrow(expect.objectContaining({ path }));
  });
});

describe.skipIf(!existsSync(CORPUS))("a real document", () => {
  it("has as many packages as it has elements of that type", () => {
    const document: unknown = JSON.parse(
      readFileSync(new URL("spdx/appbomination.spdx3.json", CORPUS), "utf8"),
    );
    const reading = spdx3.read(document);
    expect(reading.counts.components).toBe(7);
    expect(reading.targets[0]?.bill).toHaveLength(6);
  });
});
