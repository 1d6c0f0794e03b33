import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { twistlock } from "./adapter.ts";
import { componentsOf } from "./packages.ts";
import { fixOf } from "./vulnerability.ts";

const document = (file: string): unknown =>
  readDocuments(readFileSync(new URL(`./fixtures/${file}`, import.meta.url)))[0]?.value;
const read = (file: string) => twistlock.read(document(file));

describe("twistlock", () => {
  it("reads an image, its packages, vulnerabilities and compliance", () => {
    const reading = read("many.json");
    expect(reading).toMatchObject({
      format: "twistlock",
      scannedAt: "2026-03-02T09:00:00.855444532Z",
      subjects: [{ name: "registry.example/shop/cart:2.4", digest: `sha256:${"c".repeat(64)}` }],
      counts: { vulnerabilities: 4, misconfigurations: 2, components: 3 },
      bySeverity: { high: 1, negligible: 1, medium: 1, low: 1 },
      skipped: [],
      needs: null,
    });
    const [target] = reading.targets;
    expect(target).toMatchObject({
      packages: 3,
      asset: {
        references: ["registry.example/shop/cart:2.4"],
        configDigests: [`sha256:${"b".repeat(64)}`],
        repoDigests: [`sha256:${"c".repeat(64)}`],
        os: { family: "debian", name: "12" },
      },
      slices: [
        { key: "twistlock:packages", complete: false },
        { key: "twistlock:compliance", complete: false },
      ],
    });
    const seen = target?.observations.map(({ rule, component, fixedVersion, fixState, place }) =>
      [rule.id, component.key, fixedVersion, fixState, place].join(" "),
    );
    expect(seen).toEqual([
      "CVE-2026-1111 deb/librocket1 1.0-2 fixed ",
      "CVE-2026-1111 deb/rocket-bin 1.0-2 fixed ",
      "CVE-2026-2222 deb/rocket  will_not_fix ",
      "GHSA-aaaa-bbbb-cccc pypi/engine-room  affected /app/engine",
      "CVE-2026-3333 npm/@ship/hull   ",
      "twistlock/41    ",
      "twistlock/sensitive-information-in-environment-variables    ",
    ]);
  });

  it("keeps no value of a secret", () => {
    for (const file of ["many.json", "one.json"]) expect(JSON.stringify(read(file))).not.toContain("hunter2");
    expect(JSON.stringify(read("many.csv"))).not.toContain("abcdefgh");
  });

  it("reads a repository, Java packages by group and artifact", () => {
    expect(read("one.json")).toMatchObject({
      subjects: [{ kind: "source", name: "https://git.example/shop/cart" }],
      targets: [
        {
          asset: { kind: "source", url: "https://git.example/shop/cart" },
          observations: [{ component: { key: "maven/org.example.rocket/rocket-core" } }],
        },
      ],
    });
  });

  it("reads what the API lists, and skips what is none of it", () => {
    const reading = read("odd.json");
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 2, misconfigurations: 1 },
      targets: [
        {
          asset: {
            references: [
              "registry.example/shop/cart:2.5",
              "registry.example/shop/cart:latest",
              `registry.example/shop/cart@sha256:${"e".repeat(64)}`,
            ],
            os: { family: "redhat", name: "8.6" },
          },
          observations: [
            {
              rule: { id: "CVE-2026-1111", publishedAt: "2026-01-02T03:04:05Z" },
              component: { key: "rpm/rocket-libs" },
            },
            { rule: { id: "CVE-2026-1112" }, component: { key: "" } },
            { rule: { id: "twistlock/424" } },
          ],
        },
      ],
    });
    expect(reading.skipped.map(({ path }) => path)).toEqual([
      "/0/vulnerabilities/1",
      "/0/vulnerabilities/3",
      "/0/complianceIssues/1",
      "/1",
      "/2",
    ]);
  });

  it("reads the table, an image for each name", () => {
    const reading = read("many.csv");
    expect(reading).toMatchObject({
      subjects: [{ name: "registry.example/shop/cart:2.4" }, { name: "registry.example/shop/web:1.0" }],
      counts: { vulnerabilities: 3, misconfigurations: 1 },
      skipped: [],
    });
    expect(
      reading.targets.map(({ observations }) => observations.map(({ component }) => component.key)),
    ).toEqual([["apk/librocket", "apk/rocket", "maven/org.example/parser", "", ""], []]);
  });

  it.each([
    ["org.example_a", "jar", "maven/org.example/a"],
    ["junit_junit", "jar", "maven/junit/junit"],
    ["my_tool", "jar", "maven/my_tool"],
    ["git.example/x/y", "go", "golang/git.example/x/y"],
    ["rocket", "package", "apk/rocket"],
    ["org.example_a", "", "maven/org.example/a"],
  ])("names %s of type %s as others do", (name, type, key) => {
    const named = { name, type, version: "1", binaries: [] };
    expect(componentsOf(named, new Map(), "apk").map((component) => component.key)).toEqual([key]);
  });

  it.each([
    ["fixed in >=3.0.0", { fixedVersion: ">=3.0.0", fixState: "fixed" }],
    ["needed", { fixedVersion: "", fixState: "affected" }],
    ["under investigation", { fixedVersion: "", fixState: "under_investigation" }],
    ["", { fixedVersion: "", fixState: "" }],
  ])("understands the status %j", (status, fix) => expect(fixOf(status)).toEqual(fix));

  it("does not say that somebody looked for packages where only compliance is stated", () => {
    const [result] = (document("none.json") as { results: object[] }).results;
    const compliances = [{ title: "Add a health check", severity: "medium" }];
    const reading = twistlock.read({ results: [{ ...result, distro: "", compliances }] });
    expect(reading.targets[0]?.slices.map(({ key }) => key)).toEqual(["twistlock:compliance"]);
  });

  it("refuses a document of another shape by place", () => {
    expect(twistlock.recognises({ results: [{ vulnerabilities: [] }] })).toBe(false);
    expect(() => twistlock.read({ results: {} })).toThrow(expect.objectContaining({ path: "/results" }));
  });
});

const CORPUS = new URL("../../../../../shared/corpus/twistlock/django-all-2.6mb.json", import.meta.url);
describe.skipIf(!existsSync(CORPUS))("a real document", () => {
  it("counts as others count it", () => {
    const reading = twistlock.read(JSON.parse(readFileSync(CORPUS, "utf8")));
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 57, misconfigurations: 1, components: 163 },
      bySeverity: { critical: 1, high: 8, medium: 27 },
      skipped: [],
    });
  });
});
