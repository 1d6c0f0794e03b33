import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadings, refuseMostlyBroken } from "../../readings.ts";
import { csaf } from "./adapter.ts";

const readFile = (url: URL) => readReadings(readFileSync(url))[0]!.reading;
const read = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url));

describe("CSAF", () => {
  it("reads an advisory with its publisher, dates and remedies", () => {
    const reading = read("one.json");
    expect(reading).toMatchObject({
      format: "csaf",
      tool: { name: "Advisor", version: "1.2" },
      scannedAt: "2026-03-02T09:00:00Z",
      counts: { vulnerabilities: 1, statements: 1 },
      targets: [],
      skipped: [],
    });
    expect(reading.statements).toEqual([
      {
        vulnerability: "CVE-2026-1111",
        aliases: ["GHSA-aaaa-bbbb-cccc"],
        products: [{ id: "Cart 2.4", subcomponents: [] }],
        status: "affected",
        justification: "",
        impact: "",
        action: "none available\nUpdate to 2.5.\nhttps://maker.example/2.5",
        author: "Shop Maker",
        at: "2026-03-02T09:00:00Z",
      },
    ]);
  });

  it("gives components as parts of the product they are in, through relations of relations and paths", () => {
    const [statement] = read("many.json").statements ?? [];
    expect(statement).toMatchObject({
      vulnerability: "CVE-2026-1111",
      status: "not_affected",
      justification: "vulnerable_code_not_present",
      impact: "Built without it.",
      action: "",
      at: "2026-03-02T10:00:00.5Z",
    });
    expect(statement?.products).toEqual([
      {
        id: "cpe:/o:shop:os:9",
        subcomponents: [
          "pkg:rpm/shop/openssl@3.0.1",
          "pkg:rpm/shop/openssl-libs@3.0.1",
          "pkg:rpm/shop/curl@8.1",
          "sha256:ab12",
        ],
      },
    ]);
  });

  it("counts every listed product, and sets lists aside that are no status", () => {
    const reading = read("many.json");
    expect(reading.counts).toMatchObject({ vulnerabilities: 2, statements: 9 });
    expect(
      reading.statements
        ?.slice(1)
        .map(({ status, products, action }) => [status, products.map(({ id }) => id), action]),
    ).toEqual([
      ["affected", ["pkg:rpm/shop/openssl@3.0.1", "pkg:rpm/shop/openssl-libs@3.0.1"], ""],
      ["affected", ["cpe:/o:shop:os:9"], "Turn it off."],
      ["fixed", ["pkg:rpm/shop/curl@8.1", "sha256:ab12"], ""],
      ["under_investigation", ["Web module"], ""],
    ]);
    expect(reading.skipped.map(({ path, loses }) => [path, loses])).toEqual([
      ["/vulnerabilities/1/product_status/recommended", false],
      ["/vulnerabilities/1/product_status/unknown", false],
    ]);
  });

  it("goes on past what is broken, round or missing, with its place", () => {
    const reading = read("odd.json");
    expect(reading).toMatchObject({ scannedAt: null, counts: { vulnerabilities: 3, statements: 5 } });
    expect(reading.skipped.map(({ path }) => path)).toEqual([
      "/vulnerabilities/0",
      "/vulnerabilities/1",
      "/vulnerabilities/2/product_status/fixed/2",
      "/vulnerabilities/2/product_status/sold",
      "/vulnerabilities/2/product_status/known_affected",
    ]);
    expect(reading.notes.map(({ path }) => path)).toEqual(["/vulnerabilities/2/product_status/fixed/1"]);
    expect(reading.statements).toMatchObject([
      { vulnerability: "SM-4711", status: "fixed", author: "", at: null },
    ]);
    expect(reading.statements?.[0]?.products.map(({ id }) => id)).toContain("elsewhere");
  });

  it.each([
    [1, false],
    [3, true],
  ])("with %i broken entries of two hundred is refused: %s", (broken, refused) => {
    const fixed = Array.from({ length: 200 }, (_, index) => (index < broken ? index : "CART"));
    const full_product_names = [{ product_id: "CART", name: "Cart" }];
    const vulnerabilities = [{ cve: "CVE-2026-1111", product_status: { fixed } }];
    const reading = csaf.read({
      document: { csaf_version: "2.0" },
      product_tree: { full_product_names },
      vulnerabilities,
    });
    expect(reading.statements).toHaveLength(1);
    const judge = () => refuseMostlyBroken(reading);
    if (refused) expect(judge).toThrow(`${broken} of`);
    else expect(judge).not.toThrow();
  });

  it("reads an advisory without vulnerabilities, and says that it is a draft", () => {
    expect(read("none.json")).toMatchObject({
      scannedAt: "2026-03-01T10:00:00Z",
      counts: { vulnerabilities: 0, statements: 0 },
      notes: [{ path: "/document/tracking/status" }],
    });
  });

  it.each([
    [{ document: { csaf_version: "3.0" } }, "/document/csaf_version"],
    [{ document: { tracking: {}, publisher: {} } }, "/document/csaf_version"],
    [{ document: { csaf_version: "2.0" }, vulnerabilities: {} }, "/vulnerabilities"],
  ])("refuses %j at %s", (document, path) => {
    expect(csaf.recognises(document)).toBe(true);
    expect(() => csaf.read(document)).toThrow(expect.objectContaining({ path }));
  });

  const corpus = new URL("../../../../../shared/corpus/csaf-vex/", import.meta.url);
  it.skipIf(!existsSync(corpus))("resolves every product of the real ones", () => {
    const statuses = (name: string) => {
      const { statements = [], notes, skipped } = readFile(new URL(name, corpus));
      expect(notes.filter(({ reason }) => reason.includes("product tree"))).toEqual([]);
      expect(skipped.filter(({ loses }) => loses !== false)).toEqual([]);
      return [...new Set(statements.map(({ status }) => status))].sort();
    };
    expect(statuses("rhel-cve-2023-38545.json")).toEqual(["fixed", "not_affected"]);
    expect(statuses("rhsa-2023_7025.json")).toEqual(["fixed"]);
    expect(statuses("oasis-2022-evd-uc-02.json")).toEqual(["not_affected"]);
    expect(statuses("oasis-2022-evd-uc-08.json")).toEqual(["affected", "fixed", "not_affected"]);
    const red = readFile(new URL("rhel-cve-2023-38545.json", corpus)).statements ?? [];
    expect(red.filter(({ status }) => status === "not_affected").map((s) => s.justification)).toEqual(
      red.filter(({ status }) => status === "not_affected").map(() => "vulnerable_code_not_present"),
    );
    const parts = red.flatMap(({ products }) => products.flatMap(({ subcomponents }) => subcomponents));
    expect(parts.filter((part) => !part.startsWith("pkg:rpm/"))).toEqual([]);
  });
});
