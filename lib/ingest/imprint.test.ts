import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imprintOf } from "./imprint.ts";

const bytes = (document: unknown, indent?: number): Buffer =>
  Buffer.from(JSON.stringify(document, null, indent));

const trivy = (change: object = {}) => ({
  SchemaVersion: 2,
  ReportID: "0196-a",
  CreatedAt: "2026-03-01T10:00:00Z",
  ArtifactName: "registry.example/cart:1.0",
  Metadata: { CreatedAt: "2020-01-01T00:00:00Z" },
  Results: [{ Target: "x", Vulnerabilities: [{ Title: '"CreatedAt":"never"' }] }],
  ...change,
});

const grype = (timestamp: string, change: object = {}) => ({
  matches: [{ text: '"descriptor":{"name":"grype"}}' }],
  source: { type: "image" },
  ...change,
  descriptor: { name: "grype", version: "0.90.0", configuration: { timestamp: "kept" }, timestamp },
});

describe.each([undefined, 2])("imprintOf, with an indent of %s", (indent) => {
  it("does not see when Trivy made the report, nor its id", () => {
    const one = imprintOf(bytes(trivy(), indent));
    const other = imprintOf(
      bytes(trivy({ CreatedAt: "2026-03-02T10:00:00.5+01:00", ReportID: "0196-b" }), indent),
    );
    expect(one?.hash).toBe(other?.hash);
    expect(one?.scannedAt).toBe("2026-03-01T10:00:00Z");
    expect(other?.scannedAt).toBe("2026-03-02T09:00:00.5Z");
  });

  it("does not see when Grype ran", () => {
    const one = imprintOf(bytes(grype("2026-03-01T10:00:00Z"), indent));
    const other = imprintOf(bytes(grype("2026-03-02T10:00:00Z"), indent));
    expect(one?.hash).toBe(other?.hash);
    expect(other?.scannedAt).toBe("2026-03-02T10:00:00Z");
  });

  it.each([
    ["an entry", { Results: [] }],
    ["a time that is not the report's own", { Metadata: { CreatedAt: "2020-01-02T00:00:00Z" } }],
    ["the image", { ArtifactName: "registry.example/cart:1.1" }],
  ])("sees %s", (_, change) => {
    expect(imprintOf(bytes(trivy(change), indent))?.hash).not.toBe(imprintOf(bytes(trivy(), indent))?.hash);
  });

  it("sees a match", () => {
    const changed = grype("2026-03-01T10:00:00Z", { matches: [] });
    expect(imprintOf(bytes(changed, indent))?.hash).not.toBe(
      imprintOf(bytes(grype("2026-03-01T10:00:00Z"), indent))?.hash,
    );
  });
});

describe("imprintOf", () => {
  it.each([
    ["another tool's document", { kind: "List", items: [] }],
    ["a report without its time", { SchemaVersion: 2, ArtifactName: "x", Results: [] }],
    ["a time that is no text", { SchemaVersion: 2, CreatedAt: 17, ArtifactName: "x" }],
    ["a time that is none", { SchemaVersion: 2, CreatedAt: "yesterday", ArtifactName: "x" }],
    [
      "an id that breaks the document",
      { SchemaVersion: 2, CreatedAt: "2026-03-01T10:00:00Z", ReportID: "\n" },
    ],
    ["a descriptor further inside", { SchemaVersion: 1, inner: grype("2026-03-01T10:00:00Z") }],
    ["a descriptor of another tool", { matches: [], descriptor: { name: "syft", timestamp: "x" } }],
  ])("is null for %s", (_, document) => {
    expect(imprintOf(bytes(document))).toBeNull();
  });

  it("is null where the time stands twice", () => {
    const time = '"CreatedAt":"2026-03-01T10:00:00Z"';
    const text = `{"SchemaVersion":2,${time},${time},"ArtifactName":"x"}`;
    expect(imprintOf(Buffer.from(text))).toBeNull();
  });

  it("is null or a hash for anything at all", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(400),
        fc.constantFrom(trivy(), grype("2026-03-01T10:00:00Z")),
        (noise, at, document) => {
          const whole = bytes(document);
          const place = Math.min(at, whole.length);
          const broken = Buffer.concat([whole.subarray(0, place), noise, whole.subarray(place)]);
          const { hash } = imprintOf(broken) ?? { hash: "0".repeat(64) };
          expect(hash).toMatch(/^[0-9a-f]{64}$/);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("is another one for any other entries", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.array(fc.jsonValue()), (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(imprintOf(bytes(trivy({ Results: a })))?.hash).not.toBe(
          imprintOf(bytes(trivy({ Results: b })))?.hash,
        );
      }),
    );
  });
});
