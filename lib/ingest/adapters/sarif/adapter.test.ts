import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trivy } from "../trivy/adapter.ts";
import { sarif } from "./adapter.ts";
import { categoryOf } from "./slices.ts";

const document = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8"));
const read = (name: string) => sarif.read(document(`sarif/fixtures/${name}`));
const run = (value: object) => sarif.read({ version: "2.1.0", runs: [value] });
const toolOf = (name: string) => ({ tool: { driver: { name } } });

describe("sarif", () => {
  it("closes what a clean run of the same tool and category looked for", () => {
    const reading = read("none");
    expect(reading).toMatchObject({
      tool: { name: "gitleaks", version: "v8.0.0" },
      scannedAt: "2026-03-01T04:00:00Z",
      needs: null,
      skipped: [],
    });
    expect(reading.targets).toEqual([
      {
        asset: {
          kind: "source",
          url: "https://git.example/shop/cart.git",
          artifact: "https://git.example/shop/cart.git",
        },
        slices: [
          {
            key: "gitleaks:sarif:nightly:secrets",
            kind: "secret",
            area: "secrets",
            assesses: true,
            complete: true,
          },
        ],
        observations: [],
        packages: 0,
      },
    ]);
  });

  it("reads an image of Trivy: packages, secrets, checks; licences are set aside", () => {
    const reading = read("one");
    expect(reading.counts).toMatchObject({
      results: 5,
      vulnerabilities: 0,
      misconfigurations: 0,
      secrets: 0,
    });
    expect(reading.bySeverity).toEqual({ critical: 1, medium: 1, high: 2, low: 1 });
    expect(reading.skipped).toEqual([
      { path: "/runs/0/results/4", reason: "about a licence, not about security", loses: false },
    ]);
    const [target] = reading.targets;
    expect(target?.slices.map(({ key, complete }) => [key, complete])).toEqual([
      ["trivy:sarif:packages", true],
      ["trivy:sarif:secrets", true],
      ["trivy:sarif:checks", true],
    ]);
    expect(target?.observations).toMatchObject([
      {
        kind: "vulnerability",
        rule: { id: "CVE-2026-1111", cvss: [{ version: "3.1", score: 9.8 }], description: "The story." },
        component: { key: "apk/openssl" },
        version: "3.0.1-r0",
        fixedVersion: "3.0.2-r0",
        place: "",
        severity: "critical",
      },
      { component: { key: "npm/@acme/x" }, fixedVersion: "", place: "app/node_modules/x/package.json" },
      {
        kind: "secret",
        rule: { id: "trivy/secret/aws-secret", title: "A key of a cloud", description: "" },
        component: { key: "file/app/.env" },
        place: "/app/.env:3",
        detail: "",
      },
      {
        kind: "misconfiguration",
        rule: { id: "trivy/DS002", remediation: "Add a user." },
        component: { key: "file/Dockerfile" },
        place: "Dockerfile:7",
        detail: "Message: run with --password=[redacted]",
      },
    ]);
  });

  it("takes no secret into the reading", () => {
    for (const name of ["one", "odd"]) expect(JSON.stringify(read(name))).not.toContain("hunter2-hunter2");
  });

  it("names images as the tools' own formats do", () => {
    const image = (reading: ReturnType<typeof read>) => {
      const asset = reading.targets[0]?.asset;
      return asset?.kind === "image" ? [asset.references, asset.configDigests, asset.repoDigests] : null;
    };
    expect(image(read("one"))).toEqual(image(trivy.read(document("trivy/fixtures/many"))));
    expect(image(read("many"))?.[0]).toEqual(["registry.example/shop/cart:2.4"]);
  });

  it("finds the packages of every scanner, by their own manners", () => {
    const reading = read("many");
    expect(reading.counts.results).toBe(7);
    const found = reading.targets.flatMap((target) =>
      target.observations.map((o) => [
        target.asset.kind,
        o.rule.id,
        o.rule.aliases.join(),
        o.component.key,
        o.version,
        o.place,
      ]),
    );
    expect(found).toEqual([
      ["image", "CVE-2026-1111", "", "apk/openssl", "3.0.1-r0", ""],
      ["image", "GHSA-aaaa-bbbb-cccc", "", "maven/rocket", "1.0", "/app/rocket.jar"],
      ["image", "SNYK-DEBIAN12-APT-1000001", "CVE-2026-3333", "deb/libapt", "2.6.1", ""],
      ["image", "CVE-2026-4444", "", "npm/@acme/a", "1.0.0", ""],
      ["image", "CVE-2026-4444", "", "npm/b", "2.0.0", ""],
      ["source", "CVE-2026-5555", "GHSA-dddd-eeee-ffff", "npm/left", "1.2.3", "web/package-lock.json"],
      ["source", "GO-2026-0001", "CVE-2026-6666", "golang/mod.example/text", "v0.3.0", "go.mod"],
      ["source", "GO-2026-0002", "", "golang/stdlib", "", ""],
    ]);
    expect(reading.subjects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "image registry.example/shop/cart:2.4",
      "source https://git.example/shop/cart",
    ]);
    expect(reading.targets[0]?.observations[0]?.layer).toBe(`sha256:${"c".repeat(64)}`);
    expect(reading.targets[0]?.observations[2]?.rule.description).toBe("What it is.");
  });

  it("finds rules by index, id, part of an id and extension; levels by the rules of the standard", () => {
    const reading = read("odd");
    const seen = reading.targets.flatMap((target) =>
      target.observations.map((o) => [o.rule.id, o.component.key, o.severity, o.outcome, o.detail]),
    );
    expect(seen).toEqual([
      ["code-check/A1/sub", "file/src/a b.c", "high", "fail", "Hello you, me and you"],
      ["code-check/A2", "file/C:/code/y.c", "low", "fail", "Wrong: x"],
      ["code-check/P1", "", "high", "fail", "from a pack"],
      ["code-check/A2", "resource/Deployment/web", "none", "fail", "nothing"],
      ["code-check/gone", "", "medium", "fail", ""],
      ["code-check/A2", "", "none", "pass", ""],
      ["code-check/A2", "", "none", "manual", "look"],
      ["code-check/A1", "", "high", "fail", "asked"],
      ["code-check/no rule at all", "", "medium", "fail", "no rule at all"],
      ["gitleaks/Cloud Key", "file/a.env", "medium", "fail", ""],
    ]);
  });

  it("counts every result, and says of each that it leaves out why", () => {
    const reading = read("odd");
    expect(reading.counts.results).toBe(13);
    expect(reading.skipped).toEqual([
      { path: "/runs/0/results/7", reason: "the rule does not apply", loses: false },
      { path: "/runs/0/results/8", reason: "was there in the baseline, is no more", loses: false },
      { path: "/runs/0/results/10", reason: "suppressed (inSource): tested elsewhere", loses: false },
      { path: "/runs/0/results/12", reason: "not an object" },
      { path: "/runs/0/results/13", reason: "not an object" },
      {
        path: "/runs/4/externalPropertyFileReferences/results",
        reason: "results are in 1 files of their own",
      },
    ]);
    expect(reading.notes.map(({ path }) => path)).toEqual(["/runs/2/results", "/runs/3/invocations"]);
    expect(reading.targets[0]?.slices.map(({ key, complete }) => [key, complete])).toEqual([
      ["code-check:sarif:checks", false],
      ["gitleaks:sarif:secrets", true],
      ["failed:sarif:checks", false],
    ]);
    expect(reading.needs).toBe("source");
  });

  it.each([
    ["Dockle", {}, "image", "image"],
    ["Trivy", {}, "source", "source"],
    ["Trivy", { properties: { imageName: "a.tar.gz" } }, "image", null],
    ["grype", {}, "image", "image"],
    [
      "Anything",
      { versionControlProvenance: [{ repositoryUri: "git@git.example:a/b.git" }] },
      "source",
      null,
    ],
  ])("says what a clean run of %s with %j is about", (name, more, kind, needs) => {
    const reading = run({ ...toolOf(name), ...more, results: [] });
    expect([reading.targets[0]?.asset.kind, reading.needs]).toEqual([kind, needs]);
  });

  it.each([
    ["Trivy", {}, []],
    ["Trivy", { properties: { imageName: "x:1" } }, ["trivy:sarif:packages"]],
    ["Semgrep OSS", {}, ["semgrep:sarif:checks"]],
    ["Semgrep", { automationDetails: { id: "a/b/" } }, ["semgrep:sarif:a/b:checks"]],
    ["", {}, ["unnamed-tool:sarif:checks"]],
  ])("says what a clean run of %s with %j closes", (name, more, keys) => {
    const slices = run({ ...toolOf(name), ...more, results: [] }).targets[0]?.slices ?? [];
    expect(slices.filter((slice) => slice.complete).map((slice) => slice.key)).toEqual(keys);
  });

  it.each([
    ["shop/cart_2.4", "shop/cart:2.4"],
    ["shop/my_app_v1.2_beta", "shop/my_app:v1.2_beta"],
    ["localhost_5000/my_app", "localhost:5000/my_app"],
    ["Dockerfile", ""],
  ])("reads Snyk's %s as %s", (uri, name) => {
    const results = [
      { ruleId: "SNYK-X-Y-1", locations: [{ physicalLocation: { artifactLocation: { uri } } }] },
    ];
    expect(run({ ...toolOf("Snyk Container"), results }).subjects[0]?.name).toBe(name);
  });

  it.each([
    ["", ""],
    ["2026-03-01", ""],
    ["nightly/", "nightly"],
    ["a/b/2026-03-01", "a/b"],
  ])("takes of the id %j the category %j", (id, category) => expect(categoryOf(id)).toBe(category));

  it.each(["@:/", "_1", "GO-_", "(a) x@", "Dockerfile", "x@1 ", "=a", "-token", " --token", "\n: "])(
    "is not kept busy by a lot of %j",
    (piece) => {
      const text = `${piece.repeat(100_000)}\n!`;
      const place = {
        physicalLocation: { artifactLocation: { uri: text } },
        logicalLocations: [{ name: text }],
      };
      const rule = { id: "SNYK-X-Y-1", fullDescription: { text }, help: { text: "help" } };
      const results = [
        { ruleId: rule.id, message: { text: `vulnerable x package ${text}` }, locations: [place] },
      ];
      const started = performance.now();
      run({ tool: { driver: { name: "Snyk Container", rules: [rule] } }, results });
      run({ tool: { driver: { name: "grype", rules: [rule] } }, results });
      expect(performance.now() - started).toBeLessThan(20_000);
    },
  );

  it("refuses other versions by place", () => {
    const old = { $schema: "https://json.schemastore.org/sarif-1.0.0", version: "1.0.0", runs: [] };
    expect(sarif.recognises(old)).toBe(true);
    expect(() => sarif.read(old)).toThrow(expect.objectContaining({ path: "/version" }));
    for (const [version, runs] of [
      ["3", []],
      ["1.0", [{}]],
      ["1.0", [{ tool: "x" }]],
    ])
      expect(sarif.recognises({ version, runs })).toBe(false);
  });
});
