import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";
import { ADAPTERS } from "../adapters.ts";
import { imageNamed } from "./image-subject.ts";

const dsse = ADAPTERS.find((adapter) => adapter.format === "dsse")!;
const read = (name: string) =>
  readReadings(readFileSync(new URL(`./fixtures/${name}`, import.meta.url))).map((part) => part.reading);
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

describe("dsse", () => {
  it("reads lines of envelopes as one report, and what their predicates carry", () => {
    const [reading, ...rest] = read("many.jsonl");
    expect(rest).toEqual([]);
    expect(reading?.counts).toMatchObject({ objects: 4, components: 2, vulnerabilities: 2 });
    expect(
      reading?.attestations?.map(({ predicateType, at, signers }) => [predicateType, at, signers]),
    ).toEqual([
      ["https://slsa.dev/provenance/v1", "2026-03-02T09:00:00Z", ["key-1"]],
      ["https://cyclonedx.org/bom", null, ["key-1"]],
      ["https://cosign.sigstore.dev/attestation/vuln/v1", "2026-03-02T10:00:00Z", ["key-1"]],
      ["https://spdx.dev/Document", "2026-03-02T11:00:00Z", ["key-1"]],
    ]);
    expect(reading?.attestations?.[0]).toMatchObject({
      builder: "https://b.example/builder",
      materials: ["git+https://git.example/shop@refs/heads/main"],
    });
    expect(JSON.stringify(reading)).not.toContain("user:secret");
    expect(reading?.skipped).toEqual([{ path: "line 2/payload/predicate/components/1", reason: "no name" }]);
    expect(reading?.notes.map((note) => note.reason)).toContain("signatures are not verified here");
  });

  it("gives an image inside the digest of the envelope's subject, and assesses no provenance", () => {
    const targets = read("many.jsonl")[0]!.targets;
    expect(targets[1]?.asset).toMatchObject({ repoDigests: [`registry.example/shop/cart@${digest("d")}`] });
    const areas = targets.flatMap((target) => target.slices.map((slice) => slice.area));
    expect(new Set(areas)).toEqual(new Set(["vulnerabilities"]));
  });

  it("keeps provenance of files without making assets of them", () => {
    const [reading] = read("one.json");
    expect(reading).toMatchObject({ targets: [], scannedAt: "2026-03-01T09:00:00Z", counts: { objects: 1 } });
    expect(reading?.attestations?.[0]?.subjects).toEqual([
      { name: "dist/shop-linux-amd64", digest: digest("e") },
    ]);
  });

  it("reads a bundle with a key, a broken certificate and a log entry", () => {
    const [reading] = read("odd.json");
    expect(reading?.attestations).toMatchObject([
      { signers: ["hint-1", "key-1"], at: "2026-03-02T09:00:00.000Z" },
    ]);
    expect(reading?.targets[0]?.asset).toMatchObject({
      references: ["shop/cart:2.4"],
      repoDigests: [`shop/cart@${digest("d")}`],
    });
  });

  it("reads the list that a registry answers with", () => {
    const statement = { _type: "https://in-toto.io/Statement/v1", subject: [], predicateType: "x" };
    const payload = Buffer.from(JSON.stringify(statement)).toString("base64");
    const bundle = { dsseEnvelope: { payloadType: "application/vnd.in-toto+json", payload, signatures: [] } };
    const document = { attestations: [{ bundle }, { bundle: 1 }] };
    expect(dsse.recognises(document)).toBe(true);
    const reading = dsse.read(document);
    expect(reading.counts.objects).toBe(1);
    expect(reading.skipped.map((skip) => skip.path)).toEqual(["/attestations/1/_type"]);
  });

  it("takes what was attested for the product of statements that name none", () => {
    const predicate = {
      "@context": "https://openvex.dev/ns/v0.2.0",
      author: "Shop Security",
      statements: [
        { vulnerability: { name: "CVE-2026-1111" }, status: "fixed" },
        { vulnerability: { name: "CVE-2026-2222" }, status: "fixed", products: [{ "@id": "pkg:oci/cart" }] },
      ],
    };
    const subject = [{ name: "registry.example/shop/cart", digest: { sha256: "d".repeat(64) } }];
    const reading = dsse.read({ _type: "https://in-toto.io/Statement/v1", subject, predicate });
    expect(reading.counts).toMatchObject({ objects: 1, statements: 2 });
    expect(reading.statements?.map(({ products }) => products.map(({ id }) => id))).toEqual([
      ["registry.example/shop/cart", digest("d")],
      ["pkg:oci/cart"],
    ]);
    expect(reading.targets.map(({ asset, slices }) => [asset.kind, slices])).toEqual([["image", []]]);
    expect(reading.subjects).toMatchObject([{ kind: "image", name: "registry.example/shop/cart" }]);
  });

  it("names the place of what is wrong inside a predicate", () => {
    const predicate = { bomFormat: "CycloneDX", specVersion: "9" };
    const document = { _type: "https://in-toto.io/Statement/v1", predicateType: "x", predicate };
    expect(() => dsse.read(document)).toThrow(expect.objectContaining({ path: "/predicate/specVersion" }));
  });

  it.each([
    [{ payloadType: "application/vnd.x", payload: "e30=" }, "/payloadType"],
    [{ payloadType: "application/vnd.in-toto+json", payload: "e" }, "/payload"],
    [{ payloadType: "application/vnd.in-toto+json", payload: "W10=" }, "/payload"],
    [{ payloadType: "application/vnd.in-toto+json", payload: "e30=" }, "/payload/_type"],
    [{ _type: "https://in-toto.io/Statement/v9" }, "/_type"],
  ])("refuses %j at %s", (document, path) => {
    expect(dsse.recognises(document)).toBe(true);
    expect(() => dsse.read(document)).toThrow(expect.objectContaining({ path }));
  });
});

it.each([
  ["registry.example/a/b", "registry.example/a/b"],
  ["localhost:5000/a:1", "localhost:5000/a"],
  ["pkg:docker/a/b@1", "a/b"],
  ["pkg:oci/b?tag=1", null],
  ["github.com/a/b", null],
  ["gs://bucket/x", null],
  ["dist/x.tar.gz", null],
  ["binary-linux-amd64", null],
  ["", null],
])("%j is the image %j", (name, repository) => {
  const named = imageNamed({ name, digest: digest("a") });
  expect(named?.repoDigest ?? null).toBe(repository === null ? null : `${repository}@${digest("a")}`);
});
