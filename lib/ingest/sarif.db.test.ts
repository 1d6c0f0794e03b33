import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../db/testing.ts";
import { collector, findingsNow, push, wipe } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const SOURCE = "https://git.example/shop/cart";
const states = async () =>
  Object.fromEntries((await findingsNow()).map((f) => [`${f.rule} ${f.component}`.trim(), f.state]));

const run = (tool: string, at: string, rules: (string | object)[], more: object = {}) => ({
  version: "2.1.0",
  runs: [
    {
      tool: { driver: { name: tool } },
      versionControlProvenance: [{ repositoryUri: SOURCE }],
      invocations: [{ executionSuccessful: true, endTimeUtc: at }],
      results: rules.map((rule) => ({
        ...(typeof rule === "string" ? { ruleId: rule } : rule),
        message: { text: "wrong" },
        locations: [{ physicalLocation: { artifactLocation: { uri: "src/a.c" } } }],
      })),
      ...more,
    },
  ],
});
const inCategory = (id: string) => ({ automationDetails: { id } });

describe("SARIF runs", () => {
  it("close what the same tool no longer finds, and nothing of another tool", async () => {
    const ci = await collector("ci");
    await push(ci, run("Check", "2026-03-01T08:00:00Z", ["A1", "A2"]));
    await push(ci, run("Other", "2026-03-01T08:00:00Z", ["B1"]));
    const delivery = await push(ci, run("Check", "2026-03-02T08:00:00Z", ["A2"]));
    expect(delivery.state).toBe("applied");
    expect(await states()).toEqual({
      "check/A1 file/src/a.c": "closed",
      "check/A2 file/src/a.c": "present",
      "other/B1 file/src/a.c": "present",
    });
    await push(ci, run("Other", "2026-03-02T08:00:00Z", []));
    expect((await states())["other/B1 file/src/a.c"]).toBe("closed");
  });

  it("close nothing of another category", async () => {
    const ci = await collector("ci");
    await push(ci, run("Check", "2026-03-01T08:00:00Z", ["A1"], inCategory("web/1")));
    await push(ci, run("Check", "2026-03-02T08:00:00Z", ["A2"], inCategory("api/1")));
    expect(new Set(Object.values(await states()))).toEqual(new Set(["present"]));
    await push(ci, run("Check", "2026-03-03T08:00:00Z", [], inCategory("web/2")));
    expect(await states()).toEqual({ "check/A1 file/src/a.c": "closed", "check/A2 file/src/a.c": "present" });
  });

  it.each([
    ["a result is suppressed", ["A2", { ruleId: "A1", suppressions: [{ kind: "inSource" }] }], {}],
    [
      "the run failed",
      ["A2"],
      { invocations: [{ executionSuccessful: false, endTimeUtc: "2026-03-02T08:00:00Z" }] },
    ],
    ["the results are missing", [], { results: null }],
  ])("close nothing where %s", async (_, rules, more) => {
    const ci = await collector("ci");
    await push(ci, run("Check", "2026-03-01T08:00:00Z", ["A1", "A2"]));
    await push(ci, run("Check", "2026-03-02T08:00:00Z", rules, more));
    expect(new Set(Object.values(await states()))).toEqual(new Set(["present"]));
  });

  it("end in the same state in any order, and again", async () => {
    const documents = [
      run("Check", "2026-03-01T08:00:00Z", ["A1", "A2"]),
      run("Check", "2026-03-02T08:00:00Z", ["A2"]),
      run("Check", "2026-03-03T08:00:00Z", ["A2", "A3"]),
    ];
    const pushAll = async (all: object[]) => {
      const ci = await collector("ci");
      for (const document of all) await push(ci, document);
      return states();
    };
    const first = await pushAll(documents);
    expect(await pushAll(documents)).toEqual(first);
    await wipe();
    expect(await pushAll(documents.toReversed())).toMatchObject({
      "check/A2 file/src/a.c": "present",
      "check/A3 file/src/a.c": "present",
    });
  });

  it("make one finding with the tool's own format", async () => {
    const ci = await collector("ci");
    const image = "registry.example/shop/cart:2.4";
    await push(ci, {
      SchemaVersion: 2,
      CreatedAt: "2026-03-01T08:00:00Z",
      ArtifactName: image,
      ArtifactType: "container_image",
      Results: [
        {
          Target: `${image} (alpine 3.20)`,
          Class: "os-pkgs",
          Type: "alpine",
          Vulnerabilities: [
            {
              VulnerabilityID: "CVE-2026-1111",
              PkgName: "openssl",
              InstalledVersion: "3.0.1-r0",
              Severity: "HIGH",
              PkgIdentifier: { PURL: "pkg:apk/alpine/openssl@3.0.1-r0?distro=3.20" },
            },
          ],
        },
      ],
    });
    const text =
      "Package: openssl\nInstalled Version: 3.0.1-r0\nVulnerability CVE-2026-1111\nFixed Version: ";
    await push(ci, {
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: { name: "Trivy", rules: [{ id: "CVE-2026-1111", name: "OsPackageVulnerability" }] },
          },
          properties: { imageName: image },
          results: [{ ruleId: "CVE-2026-1111", ruleIndex: 0, message: { text } }],
        },
      ],
    });
    const found = (await findingsNow()).filter((finding) => finding.rule === "CVE-2026-1111");
    expect(found).toMatchObject([{ component: "apk/openssl", state: "present" }]);
    expect(found[0]?.tools).toEqual(["trivy"]);
  });
});
