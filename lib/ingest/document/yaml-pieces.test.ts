import { describe, expect, it } from "vitest";
import { yamlParts } from "./yaml.ts";
import { yamlDocuments, yamlList } from "./yaml-pieces.ts";

const list = (n: number, indent = "") =>
  `apiVersion: v1\nkind: List\nitems:\n${Array.from({ length: n }, (_, k) => `${indent}- name: n${k}\n${indent}  text: |\n${indent}    - not an item\n${indent}    items:\n`).join("")}metadata:\n  a: b\n`;

describe("long YAML", () => {
  it.each([[""], ["  "]])("reads a list of items in pieces as in one, indented by %j", (indent) => {
    const text = list(80_000, indent);
    expect(text.length).toBeGreaterThan(4 * 1024 * 1024);
    const [long] = yamlParts(text);
    const items = Array.from({ length: 80_000 }, (_, k) => ({
      name: `n${k}`,
      text: "- not an item\nitems:\n",
    }));
    expect(long!.value).toEqual({ apiVersion: "v1", kind: "List", items, metadata: { a: "b" } });
    expect(long!.text).toBeNull();
  });

  it("reads documents one by one, with their lines", () => {
    const parts = yamlParts(`a: 1\n---\n${"# talk\n".repeat(500_000)}`.concat("---\nb: [2]\n---\nc: 3\n"));
    expect(parts.map(({ value, at }) => [value, at])).toEqual([
      [{ a: 1 }, "line 1"],
      [{ b: [2] }, "line 500004"],
      [{ c: 3 }, "line 500006"],
    ]);
  });

  it("names the line of what is broken in a later piece", () => {
    const text = `${list(80_000).replace("n79999", "[")}`;
    expect(text.length).toBeGreaterThan(4 * 1024 * 1024);
    expect(() => yamlParts(text)).toThrow(
      expect.objectContaining({ path: expect.stringMatching(/^line 3200\d\d$/) }),
    );
  });

  it.each([
    ["something else than items", `a:\n${"- x\n".repeat(1_100_000)}`, "not a list of items"],
    ["one long item", `items:\n- a: ${"x".repeat(4_200_000)}\n`, "not a list of items"],
    ["an alias to another piece", `items:\n- &a [x]\n${"- text\n".repeat(700_000)}- *a\n`, /alias/i],
  ])("refuses %s", (_, text, reason) => {
    expect(() => yamlParts(text)).toThrow(reason);
  });

  it("splits where documents and items begin, nowhere else", () => {
    expect(yamlDocuments("a: |\n  --- x\n---\nb: 1").map(({ text, line }) => [text, line])).toEqual([
      ["a: |\n  --- x\n", 1],
      ["---\nb: 1", 3],
    ]);
    expect(yamlList({ text: list(2), line: 10 }, 1)?.items.map(({ line }) => line)).toEqual([13, 17]);
    expect(yamlList({ text: "items: []\n", line: 1 }, 1)).toBeNull();
  });
});
