import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cyclonedx } from "./adapter.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => cyclonedx.read(document(name));
const bom = (more: object) => ({ bomFormat: "CycloneDX", specVersion: "1.6", ...more });

describe("cyclonedx", () => {
  it("counts nested components and covers nothing without vulnerabilities", () => {
    const reading = read("none");
    expect(reading).toMatchObject({
      format: "cyclonedx",
      tool: { name: "syft", version: "1.0.0" },
      scannedAt: "2026-03-02T09:00:00Z",
      skipped: [{ path: "/components/2/components/1", reason: "no name" }],
      needs: null,
    });
    expect(reading.counts.components).toBe(4);
    expect(reading.targets[0]?.slices).toEqual([]);
    expect(reading.targets[0]?.asset).toMatchObject({
      kind: "image",
      references: ["registry.example/shop/cart:2.4", `registry.example/shop/cart@sha256:${"b".repeat(64)}`],
      configDigests: [`sha256:${"a".repeat(64)}`],
      manifestDigest: `sha256:${"b".repeat(64)}`,
      os: { family: "redhat", name: "8.9" },
    });
  });

  it("finds the component that a vulnerability affects, and the severity of its own source", () => {
    const reading = read("many");
    expect(reading.tool).toEqual({ name: "trivy", version: "0.69.1" });
    expect(reading.counts).toMatchObject({ vulnerabilities: 3, statements: 2, components: 4 });
    expect(reading.bySeverity).toEqual({ medium: 1, high: 1, unknown: 1 });
    expect(reading.skipped).toEqual([{ path: "/vulnerabilities/3", reason: "no id" }]);
    const [target] = reading.targets;
    expect(target?.slices).toEqual([
      {
        key: "cyclonedx:vulnerabilities",
        kind: "vulnerability",
        area: "vulnerabilities",
        assesses: true,
        complete: true,
      },
    ]);
    const seen = target?.observations.map(({ rule, component, version, severity, outcome }) => [
      rule.id,
      component.key,
      version,
      severity,
      outcome,
    ]);
    expect(seen).toEqual([
      ["CVE-2026-1111", "rpm/openssl-libs", "1.1.1k-9.el8", "medium", "fail"],
      ["GHSA-aaaa-bbbb-cccc", "maven/org.acme/rocket", "1.0", "high", "fail"],
      ["GHSA-aaaa-bbbb-cccc", "rpm/openssl-libs", "1.1.1k-9.el8", "high", "fail"],
      ["CVE-2026-7777", "npm/@scope/x", "", "unknown", "manual"],
    ]);
    expect(target?.observations[1]?.rule.aliases).toEqual(["CVE-2026-2222"]);
    expect(target?.observations[3]?.detail).toBe("not_affected: code_not_reachable");
  });

  it("takes the band of the score where no severity is stated, and needs a subject where none is named", () => {
    const reading = read("one");
    expect(reading).toMatchObject({
      format: "cyclonedx",
      scannedAt: null,
      needs: "source",
      bySeverity: { critical: 1 },
      subjects: [],
    });
    expect(reading.targets[0]?.slices[0]).toMatchObject({ assesses: false, complete: false });
    expect(reading.targets[0]?.observations[0]?.component.key).toBe("ref/nowhere");
  });

  it("keeps a statement about unaffected versions without making a problem of it", () => {
    const reading = read("odd");
    expect(reading.format).toBe("cyclonedx-vex");
    expect(reading.counts).toMatchObject({ vulnerabilities: 1, statements: 1 });
    expect(reading.targets[0]?.asset).toEqual({
      kind: "source",
      url: "https://git.example/shop.git",
      artifact: "shop",
    });
    expect(reading.targets[0]?.observations[0]).toMatchObject({
      outcome: "pass",
      version: "2.4",
      component: { name: "shop" },
    });
  });

  it.each([
    [{ type: "container", name: "a/b", version: "v1" }, { kind: "image", references: ["a/b:v1"] }, null],
    [{ type: "container", name: "out/image.tar", version: "" }, { kind: "image", references: [] }, null],
    [
      {
        type: "container",
        name: "b",
        purl: `pkg:oci/b@sha256%3A${"1".repeat(64)}?repository_url=ghcr.io/a/b`,
      },
      { kind: "image", repoDigests: [`ghcr.io/a/b@sha256:${"1".repeat(64)}`] },
      null,
    ],
    [
      {
        type: "platform",
        name: "k8s.io/kubernetes",
        properties: [
          { name: "aquasecurity:trivy:resource:Type", value: "cluster" },
          { name: "aquasecurity:trivy:resource:Name", value: "minikube" },
        ],
      },
      { kind: "cluster", name: "minikube" },
      "cluster",
    ],
    [{ type: "operating-system", name: "debian" }, { kind: "host", name: null }, "host"],
    [{ type: "application", name: ".", version: "1" }, { kind: "source", artifact: "." }, "source"],
    [{ type: "library", group: "org.x", name: "y" }, { kind: "source", artifact: "org.x/y" }, null],
  ])("takes %j for its subject", (component, asset, needs) => {
    const reading = cyclonedx.read(bom({ metadata: { component } }));
    expect(reading.targets[0]?.asset).toMatchObject(asset);
    expect(reading.needs).toBe(needs);
  });

  it.each([
    [{ bomFormat: "CDX", specVersion: "1" }, "/bomFormat"],
    [{ specVersion: "1.4", components: [] }, "/bomFormat"],
    [bom({ specVersion: "2.0" }), "/specVersion"],
    [{ bomFormat: "CycloneDX" }, "/specVersion"],
    [bom({ components: {} }), "/components"],
    [bom({ metadata: { component: { type: "container" } } }), "/metadata/component/name"],
  ])("refuses %j at %s", (document, path) => {
    expect(cyclonedx.recognises(document)).toBe(true);
    expect(() => cyclonedx.read(document)).toThrow(expect.objectContaining({ path }));
  });

  it.each([[{ spdxVersion: "SPDX-2.3" }], [[]], [null], [{ metadata: {}, kind: "Pod" }]])(
    "leaves %j to others",
    (document) => {
      expect(cyclonedx.recognises(document)).toBe(false);
    },
  );
});
