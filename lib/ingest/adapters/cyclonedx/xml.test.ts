import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { xmlPart } from "../../document/xml.ts";
import { cyclonedx } from "./adapter.ts";

const read = (file: URL) => cyclonedx.read(xmlPart(readFileSync(file, "utf8")).value);
const fixture = (name: string) => read(new URL(`./fixtures/${name}.xml`, import.meta.url));
const CORPUS = new URL("../../../../../shared/corpus/cyclonedx/grype-dd.xml", import.meta.url);

describe("cyclonedx in XML", () => {
  it("reads vulnerabilities that stand inside their component", () => {
    const reading = fixture("extension");
    expect(reading).toMatchObject({
      format: "cyclonedx",
      tool: { name: "grype", version: "0.7.0" },
      scannedAt: "2026-03-02T09:00:00Z",
      counts: { components: 2, vulnerabilities: 1 },
      bySeverity: { low: 1 },
    });
    const [target] = reading.targets;
    expect(target?.observations).toMatchObject([
      {
        rule: {
          id: "CVE-2026-1111",
          remediation: "Update.",
          references: ["https://advisories.example/1", "https://advisories.example/2"],
          cvss: [],
        },
        component: { key: "maven/org.acme/rocket" },
        version: "1.0",
      },
    ]);
    expect(target?.bill).toMatchObject([
      { key: "maven/org.acme/rocket", licenses: ["MIT", "MIT OR ISC"] },
      { key: "generic/inner" },
    ]);
  });

  it("reads statements in the words of OpenVEX", () => {
    const reading = fixture("vex");
    expect(reading.format).toBe("cyclonedx-vex");
    expect(reading.counts).toMatchObject({ vulnerabilities: 3, statements: 3 });
    expect(reading.skipped).toEqual([
      { path: "/vulnerabilities/2/analysis", reason: 'unknown state "new_state"' },
    ]);
    expect(reading.statements).toEqual([
      {
        vulnerability: "CVE-2026-2222",
        aliases: ["GHSA-aaaa-bbbb-cccc"],
        products: [{ id: "pkg:generic/shop@2", subcomponents: [] }],
        status: "affected",
        justification: "",
        impact: "Reachable.",
        action: "Update to 3.\nupdate",
        author: "Shop security",
        at: "2026-03-03T00:00:00Z",
      },
      {
        vulnerability: "CVE-2026-3333",
        aliases: [],
        products: [{ id: "pkg:generic/shop@2", subcomponents: ["pkg:npm/left@1"] }],
        status: "not_affected",
        justification: "vulnerable_code_not_in_execute_path",
        impact: "",
        action: "",
        author: "Shop security",
        at: "2026-03-02T09:00:00Z",
      },
    ]);
  });
});

it.skipIf(!existsSync(CORPUS))("counts every component element of a real document but the subject's", () => {
  expect(read(CORPUS).counts).toMatchObject({ components: 307, vulnerabilities: 312 });
});
