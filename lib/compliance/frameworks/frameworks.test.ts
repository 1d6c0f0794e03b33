import { describe, expect, test } from "vitest";
import { CIS_KUBERNETES } from "./cis-kubernetes-catalogue.ts";
import { CIS_KUBERNETES_VERSIONS } from "./cis-kubernetes-versions.ts";
import { FRAMEWORKS, findFramework } from "./frameworks.ts";

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

test("every framework has its own id and is found by it", () => {
  expect(new Set(FRAMEWORKS.map(({ id }) => id)).size).toBe(FRAMEWORKS.length);
  expect(FRAMEWORKS.map(({ id }) => id).sort()).toEqual(Object.keys(PUBLISHED).sort());
  expect(findFramework("cis-kubernetes-1.5")).toBeNull();
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

test("titles within a version are distinct", () => {
  for (const { controls } of FRAMEWORKS)
    expect(new Set(controls.map(({ title }) => title)).size).toBe(controls.length);
});
