import { describe, expect, test } from "vitest";
import { canonicalCheckKey } from "./check-aliases.ts";
import { matches, parseCheck, parsePattern } from "./check-pattern.ts";

describe("parsePattern", () => {
  test.each([
    ["trivy/KSV001", { is: "check", family: "trivy", version: null, id: "KSV001" }],
    ["cis-k8s@1.12/1.2.6", { is: "check", family: "cis-k8s", version: "1.12", id: "1.2.6" }],
    ["cis-k8s@*/1.2.6", { is: "check", family: "cis-k8s", version: "*", id: "1.2.6" }],
    [
      "trivy/secret/aws-access-key-id",
      { is: "check", family: "trivy", version: null, id: "secret/aws-access-key-id" },
    ],
    ["vulnerability:severity>=high", { is: "severity", atLeast: "high" }],
    ["vulnerability:fixable>=critical", { is: "fixable", atLeast: "critical" }],
    ["vulnerability:kev", { is: "known-exploited" }],
    ["secret:any", { is: "secret" }],
    ["coverage:host/configuration", { is: "coverage", kind: "host", area: "configuration" }],
  ])("%s", (text, value) => expect(parsePattern(text)).toEqual({ value }));

  test.each([
    ["", "expected FAMILY"],
    ["KSV001", "expected FAMILY"],
    ["cis-k8s@1.*/1.2.6", "exact or a lone *"],
    ["vulnerability:severity>=awful", "one of critical, high, medium, low"],
    ["vulnerability:severity>=unknown", "one of critical, high, medium, low"],
    ["vulnerability:many", "expected vulnerability:"],
    ["secret:aws", "only secret:any"],
    ["coverage:planet/runtime", "kind is one of"],
    ["coverage:host/weather", "area is one of"],
    ["coverage:host/runtime/x", "kind is one of"],
  ])("%j is refused with a reason", (text, reason) => {
    const parsed = parsePattern(text);
    expect("error" in parsed && parsed.error).toContain(reason);
    expect("error" in parsed && parsed.error).toContain(`"${text}"`);
  });
});

test("alternatives: all are parsed, the first bad one is named", () => {
  const good = parseCheck("trivy/KSV017 | cis-k8s@1.6/5.2.1");
  expect("value" in good && good.value).toHaveLength(2);
  expect(parseCheck("trivy/KSV017 | nonsense")).toMatchObject({
    error: expect.stringContaining('"nonsense"'),
  });
});

test.each([
  ["cis-k8s@1.6/1.2.6", "cis-k8s@1.6/1.2.6", true],
  ["cis-k8s@1.6/1.2.6", "cis-k8s@1.12/1.2.6", false],
  ["cis-k8s@*/1.2.6", "cis-k8s@1.12/1.2.6", true],
  ["cis-k8s@1.6/1.2.6", "cis-k8s@1.6/1.2.60", false],
  ["cis-k8s@1.6/1.2.6", "cis-eks@1.6/1.2.6", false],
  ["trivy/KSV001", "trivy/KSV001", true],
  ["trivy/KSV001", "trivy@0.60/KSV001", false],
  ["trivy@*/KSV001", "trivy/KSV001", true],
])("%s against %s: %s", (pattern, key, expected) => {
  const parsed = parsePattern(pattern);
  if ("error" in parsed || parsed.value.is !== "check") throw new Error("not a check");
  expect(matches(parsed.value, key)).toBe(expected);
});

test.each([
  ["trivy/KSV001", "trivy/KSV001"],
  ["trivy/KSV-0001", "trivy/KSV001"],
  ["trivy/AVD-KSV-0111", "trivy/KSV111"],
  ["trivy/AVD-DS-0002", "trivy/DS002"],
  ["trivy/AVD-AWS-0107", "trivy/AVD-AWS-0107"],
  ["cis-k8s@1.11.1/3.1.1", "cis-k8s@1.11/3.1.1"],
  ["cis-k8s@1.6/3.1.1", "cis-k8s@1.6/3.1.1"],
  ["no-slash", "no-slash"],
])("canonical key of %s is %s", (key, canonical) => {
  expect(canonicalCheckKey(key)).toBe(canonical);
  expect(canonicalCheckKey(canonical)).toBe(canonical);
});
