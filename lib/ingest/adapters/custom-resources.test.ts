import { describe, expect, it } from "vitest";
import { DocumentStream } from "../document/stream.ts";
import { customResources, isOfGroup } from "./custom-resources.ts";

const one = { apiVersion: "g.example/v1", kind: "Report" };
const GROUP = /^g\.example\//;
const shape = (document: unknown) =>
  [...customResources(document)].map(({ at, apiVersion, kind }) => `${at} ${apiVersion} ${kind}`);

describe("custom resources", () => {
  it.each([
    ["one object", one, [" g.example/v1 Report"]],
    ["an array", [one, 7], ["/0 g.example/v1 Report", "/1  "]],
    ["a list", { apiVersion: "v1", kind: "List", items: [one] }, ["/items/0 g.example/v1 Report"]],
    [
      "a list of one kind",
      { apiVersion: "g.example/v1", kind: "ReportList", items: [{}] },
      ["/items/0 g.example/v1 Report"],
    ],
    ["an empty list", { apiVersion: "g.example/v1", kind: "ReportList", items: null }, []],
    [
      "a map of lists",
      { "reports.g.example.org": [one], "others.g.example.org": null, "more.g.example.org": 1 },
      ["/reports.g.example.org/0 g.example/v1 Report", "/more.g.example.org  "],
    ],
    [
      "a stream",
      new DocumentStream([{ at: "line 9", value: { kind: "List", items: [one] } }], []),
      ["line 9/items/0 g.example/v1 Report"],
    ],
  ])("finds the objects of %s", (_, document, objects) => expect(shape(document)).toEqual(objects));

  it.each([
    [one, true],
    [[one], true],
    [{ kind: "List", apiVersion: "v1", items: [one] }, true],
    [{ kind: "List", apiVersion: "v1", items: [] }, false],
    [{ "reports.g.example": [] }, true],
    [{ "reports.h.example": [] }, false],
    [{ apiVersion: "h.example/v1" }, false],
    [[], false],
    [null, false],
  ])("tells by %j whether a document is of a group: %s", (document, is) =>
    expect(isOfGroup(document, GROUP)).toBe(is),
  );

  it("refuses items that are no list", () =>
    expect(() => shape({ kind: "List", items: 1 })).toThrow(expect.objectContaining({ path: "/items" })));
});
