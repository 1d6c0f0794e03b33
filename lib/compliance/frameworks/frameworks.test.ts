import { describe, expect, test } from "vitest";
import { CIS_KUBERNETES } from "./cis-kubernetes-catalogue.ts";
import { CIS_KUBERNETES_VERSIONS } from "./cis-kubernetes-versions.ts";
import { FRAMEWORKS, findFramework } from "./frameworks.ts";
import { unknownCheck } from "./known-checks.ts";
import { THEMES } from "./themes.ts";

/** Counted in the published benchmark files and the publication's table of contents, not in our data. */
const PUBLISHED: Record<string, Record<string, number>> = {
  "nist-sp-800-190": { "4.1": 5, "4.2": 3, "4.3": 5, "4.4": 5, "4.5": 5, "4": 1 },
  "cis-kubernetes-1.12": {
    ...{
      "1.1": 21,
      "1.2": 30,
      "1.3": 7,
      "1.4": 2,
      "2": 7,
      "3.1": 3,
      "3.2": 2,
      "4.1": 10,
      "4.2": 14,
      "4.3": 1,
    },
    ...{ "5.1": 13, "5.2": 12, "5.3": 2, "5.4": 2, "5.5": 1, "5.6": 4 },
  },
  "cis-kubernetes-1.11": {
    ...{
      "1.1": 21,
      "1.2": 30,
      "1.3": 7,
      "1.4": 2,
      "2": 7,
      "3.1": 3,
      "3.2": 2,
      "4.1": 10,
      "4.2": 15,
      "4.3": 1,
    },
    ...{ "5.1": 13, "5.2": 13, "5.3": 2, "5.4": 2, "5.5": 1, "5.6": 4 },
  },
  "cis-kubernetes-1.10": {
    ...{
      "1.1": 21,
      "1.2": 29,
      "1.3": 7,
      "1.4": 2,
      "2": 7,
      "3.1": 3,
      "3.2": 2,
      "4.1": 10,
      "4.2": 13,
      "4.3": 1,
    },
    ...{ "5.1": 13, "5.2": 13, "5.3": 2, "5.4": 2, "5.5": 1, "5.7": 4 },
  },
  "cis-kubernetes-1.6": {
    ...{ "1.1": 21, "1.2": 35, "1.3": 7, "1.4": 2, "2": 7, "3.1": 1, "3.2": 2, "4.1": 10, "4.2": 13 },
    ...{ "5.1": 6, "5.2": 9, "5.3": 2, "5.4": 2, "5.5": 1, "5.7": 4 },
  },
};

const parentId = (id: string) => id.slice(0, id.lastIndexOf("."));

describe.each(Object.entries(PUBLISHED))("%s", (id, expected) => {
  const framework = findFramework(id)!;

  test("has as many controls per section as published", () => {
    const counts: Record<string, number> = {};
    for (const control of framework.controls)
      counts[parentId(control.id)] = (counts[parentId(control.id)] ?? 0) + 1;
    expect(counts).toEqual(expected);
  });

  test("numbers the controls of a section from 1 without a gap", () => {
    for (const [section, count] of Object.entries(expected)) {
      const numbers = framework.controls
        .filter((control) => parentId(control.id) === section)
        .map((control) => Number(control.id.split(".").at(-1)));
      const first = section === "4" ? 6 : 1;
      expect(numbers).toEqual(Array.from({ length: count }, (_, at) => at + first));
    }
  });
});

/** Controls of each other framework by top section, counted in its publication; where only some are relevant, in ours. */
const COUNTED: Record<string, Record<string, number>> = {
  "cis-docker-1.6.0": { "1": 20, "2": 19, "3": 24, "4": 12, "5": 32, "6": 2, "7": 9 },
  "nsa-cisa-kubernetes-1.2": { "1": 8, "2": 10, "3": 2, "4": 3, "5": 2 },
  "pci-dss-4.0.1": {
    ...{ "1": 6, "2": 6, "3": 2, "4": 1, "5": 3, "6": 7, "7": 5, "8": 5, "9": 1, "10": 5, "11": 5, "12": 4 },
  },
  "iso-27001-2022": { "A.5": 37, "A.6": 8, "A.7": 14, "A.8": 34 },
  "soc-2-2022": {
    ...{ CC1: 5, CC2: 3, CC3: 4, CC4: 2, CC5: 3, CC6: 8, CC7: 5, CC8: 1, CC9: 2, A1: 3, PI1: 5, C1: 2 },
  },
  "hipaa-security-rule": { "164.308": 21, "164.310": 4, "164.312": 12, "164.314": 1, "164.316": 2 },
  "nist-sp-800-53-r5": {
    ...{ AC: 10, AU: 8, CA: 5, CM: 9, CP: 4, IA: 5, IR: 4, RA: 4, SA: 7, SC: 11, SI: 7, SR: 4 },
  },
  "nist-csf-2.0": { GV: 31, ID: 21, PR: 22, DE: 11, RS: 13, RC: 8 },
  "mitre-attack-containers": {
    ...{ TA0001: 3, TA0002: 4, TA0003: 4, TA0004: 2, TA0005: 7, TA0006: 4, TA0007: 3, TA0008: 1, TA0040: 5 },
  },
  "eu-dora": { II: 15, III: 3, IV: 3, V: 2 },
  "eu-nis2": { "20": 2, "21": 10, "23": 3 },
};

describe.each(Object.entries(COUNTED))("%s", (id, expected) => {
  const framework = findFramework(id)!;
  const parentOf = (section: string) => framework.sections.find((each) => each.id === section)!.parent;

  test("has as many controls per section as counted", () => {
    const counts: Record<string, number> = {};
    for (const { section } of framework.controls) {
      const top = parentOf(section) ?? section;
      counts[top] = (counts[top] ?? 0) + 1;
    }
    expect(counts).toEqual(expected);
  });
});

test("every framework has its own id and is found by it", () => {
  expect(new Set(FRAMEWORKS.map(({ id }) => id)).size).toBe(FRAMEWORKS.length);
  expect(FRAMEWORKS.map(({ id }) => id).sort()).toEqual(
    [...Object.keys(PUBLISHED), ...Object.keys(COUNTED)].sort(),
  );
  expect(findFramework("cis-kubernetes-1.5")).toBeNull();
});

test("a control without a check says what a person must show instead", () => {
  for (const { id, controls } of FRAMEWORKS)
    for (const control of controls)
      if (control.checks.length === 0) expect([id, control.id, control.manual?.evidence]).not.toContain("");
});

test("every check is one that a tool has, by the number its maker gives it", () => {
  for (const { id, controls } of FRAMEWORKS)
    for (const control of controls)
      for (const check of control.checks)
        for (const one of check.split(" | "))
          expect(unknownCheck(one), `${id} ${control.id}: ${one}`).toBeNull();
});

test("every theme serves a framework", () => {
  const used = new Set(FRAMEWORKS.flatMap(({ controls }) => controls.flatMap(({ checks }) => checks)));
  const idle = Object.entries(THEMES).filter(([, { checks }]) => !checks.some((check) => used.has(check)));
  expect(idle.map(([name]) => name)).toEqual([]);
});

test("every recommendation of the catalogue is used by a version", () => {
  const tables = Object.values(CIS_KUBERNETES_VERSIONS).join("\n");
  const used = new Set(tables.split("\n").map((line) => line.split(" ")[2]));
  expect(Object.keys(CIS_KUBERNETES).filter((slug) => !used.has(slug))).toEqual([]);
});

test("automated recommendations are as many as kube-bench 1.6 scores", () => {
  const scored = findFramework("cis-kubernetes-1.6")!.controls.filter(
    (each) => each.assessment === "automated",
  );
  expect(scored).toHaveLength(69);
});

test("titles within a benchmark are distinct", () => {
  for (const { controls } of FRAMEWORKS.filter(({ id }) => id in PUBLISHED || id === "cis-docker-1.6.0"))
    expect(new Set(controls.map(({ title }) => title)).size).toBe(controls.length);
});
