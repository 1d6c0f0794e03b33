import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings } from "../../readings.ts";
import { openvex } from "./adapter.ts";

const readFile = (url: URL) => readReadings(readFileSync(url))[0]!.reading;
const read = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url));

describe("OpenVEX", () => {
  it("reads 0.2.0: names of products, times and authors of statements and document", () => {
    const reading = read("many.json");
    expect(reading).toMatchObject({
      format: "openvex",
      tool: { name: "https://tools.example/vexer", version: null },
      scannedAt: "2026-03-05T10:00:00.25Z",
      counts: { statements: 5, vulnerabilities: 0 },
      targets: [],
      skipped: [],
    });
    expect(reading.statements?.[0]).toEqual({
      vulnerability: "GO-2026-1111",
      aliases: ["CVE-2026-1111"],
      products: [
        "https://shop.example/cart",
        "pkg:golang/shop.example/cart@2.4",
        "cpe:2.3:a:shop:cart:2.4:*:*:*:*:*:*:*",
        "sha256:ab12",
      ].map((id) => ({ id, subcomponents: ["pkg:golang/golang.org/x/net@0.17.0"] })),
      status: "not_affected",
      justification: "vulnerable_code_not_present",
      impact: "Not called.\nChecked by hand.",
      action: "",
      author: "Shop Security",
      at: "2026-02-02T10:00:00Z",
    });
    const rest = reading.statements?.slice(1) ?? [];
    expect(rest.map(({ vulnerability, status, action, at }) => [vulnerability, status, action, at])).toEqual([
      ["CVE-2026-2222", "affected", "Update to 2.5.", "2026-03-01T10:00:00Z"],
      ["CVE-2026-3333", "affected", "", "2026-03-01T10:00:00Z"],
      ["CVE-2026-4444", "under_investigation", "", "2026-03-01T10:00:00Z"],
      ["CVE-2026-5555", "fixed", "", "2026-03-01T10:00:00Z"],
    ]);
  });

  it("reads 0.0.1: texts, and subcomponents beside the products", () => {
    const reading = read("one.json");
    expect(reading.statements).toMatchObject([
      {
        vulnerability: "CVE-2026-1111",
        products: [
          {
            id: "pkg:oci/cart@sha256%3Aaaaa?repository_url=registry.example/shop/cart",
            subcomponents: ["pkg:deb/debian/openssl@3.0.1"],
          },
        ],
        justification: "vulnerable_code_not_in_execute_path",
        author: "Shop Security (Document Creator)",
        at: "2026-03-01T09:00:00Z",
      },
    ]);
  });

  it("goes on past statements that say nothing, with their places", () => {
    const reading = read("odd.json");
    expect(reading.counts.statements).toBe(6);
    expect(reading.scannedAt).toBeNull();
    expect(reading.statements?.map(({ products, author, at }) => [products, author, at])).toEqual([
      [[], "Reporter", null],
      [[{ id: "pkg:oci/cart", subcomponents: [] }], "Reporter", null],
    ]);
    expect(reading.skipped).toEqual([
      { path: "/statements/1/status", reason: 'unknown status "perhaps"' },
      { path: "/statements/2/vulnerability", reason: "no vulnerability" },
      { path: "/statements/3", reason: "not an object" },
      { path: "/statements/4/products/0", reason: "no identifier" },
      { path: "/statements/4/products/1", reason: "no identifier" },
      { path: "/statements/5/products/0", reason: "no identifier" },
    ]);
    expect(reading.notes.map(({ reason }) => reason)).toEqual(["1 of 2 statements name no product"]);
  });

  it("reads a document without statements", () => {
    expect(read("none.json")).toMatchObject({ counts: { statements: 0 }, statements: [], skipped: [] });
  });

  it.each([
    [{ "@context": "https://openvex.dev/ns/v9.0.0", statements: [] }, "/@context"],
    [{ "@context": "https://other.example/ns", statements: [] }, "/@context"],
    [{ format: "text/vex+json", statements: [] }, "/@context"],
    [{ "@context": "https://openvex.dev/ns/v0.2.0", statements: {} }, "/statements"],
  ])("refuses %j at %s", (document, path) => {
    expect(openvex.recognises(document)).toBe(true);
    expect(() => openvex.read(document)).toThrow(expect.objectContaining({ path }));
  });

  const corpus = new URL("../../../../../shared/corpus/openvex/", import.meta.url);
  it.skipIf(!existsSync(corpus))("counts the real ones by status", () => {
    const statuses = (name: string) => {
      const count: Record<string, number> = {};
      for (const { status } of readFile(new URL(name, corpus)).statements ?? [])
        count[status] = (count[status] ?? 0) + 1;
      return count;
    };
    expect(statuses("rancher-k3s.openvex.json")).toEqual({ not_affected: 3994 });
    expect(statuses("aqua-trivy.openvex.json")).toEqual({ not_affected: 21 });
    expect(statuses("dd-many.json")).toEqual({
      affected: 1,
      fixed: 1,
      not_affected: 3,
      under_investigation: 1,
    });
  });
});
