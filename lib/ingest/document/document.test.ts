import { describe, expect, it } from "vitest";
import { UnreadableDocument } from "../reading.ts";
import { CsvTable } from "./csv.ts";
import { readDocuments } from "./document.ts";
import type { TagValues } from "./tag-value.ts";
import { XmlElement } from "./xml.ts";

const read = (text: string) => readDocuments(Buffer.from(text));
const values = (text: string) => read(text).map((part) => part.value);
const refusal = (text: string): UnreadableDocument => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UnreadableDocument) return error;
    throw error;
  }
  throw new Error("It was not refused.");
};

describe("which syntax", () => {
  it.each([
    ["a map", "kind: Pod\nmetadata:\n  name: a\n", { kind: "Pod", metadata: { name: "a" } }],
    ["a comment and a marker", "# made by hand\n---\na: 1\n", { a: 1 }],
    ["a quoted key", '"@context": x\n', { "@context": "x" }],
    ["a list", "- id: x\n- id: y\n", [{ id: "x" }, { id: "y" }]],
    ["a document kept inside", 'a:\n  last: |\n    {"b": 1}\n', { a: { last: '{"b": 1}\n' } }],
    ["a tool's line before JSON", 'WARN: no configuration\n{"a": 1}\n', { a: 1 }],
    ["two lines before JSON", 'info: a\nwarn: b\n{\n "a": [\n 1\n]}\n', { a: [1] }],
  ])("YAML or not: %s", (_, text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it("documents of a body keep where they begin", () => {
    const parts = read("a: 1\n---\n---\nb: 2\n---\njust text\n");
    expect(parts.map(({ value, at, text }) => [value, at, text?.trim()])).toEqual([
      [{ a: 1 }, "line 1", "a: 1"],
      [{ b: 2 }, "line 4", "---\nb: 2"],
    ]);
  });
});

describe("YAML", () => {
  it("keeps integers exact, dates as text, and repeats by alias", () => {
    expect(values("n: 9007199254740993\nat: 2026-01-02\nb: &b [1]\nc: *b\n")).toEqual([
      { n: "9007199254740993", at: "2026-01-02", b: [1], c: [1] },
    ]);
  });

  it("notes keys that stand twice; the last one counts", () => {
    const [part] = read("a: 1\na: 2\n");
    expect(part?.value).toEqual({ a: 2 });
    expect(part?.notes).toEqual([
      { path: "line 2", reason: "duplicate key, the last one counts", loses: false },
    ]);
  });

  it.each([
    ["a tab", "a:\n\t- 1\n", "line 2", /tab/i],
    ["an unclosed list", "a: [1,\n  2\nb: 3\n", "line 3", /not valid YAML/],
    ["no document", "--- word\n", "", /plain text/],
    [
      "aliases of aliases",
      `a0: &a0 [1,1,1,1,1,1,1,1]\n${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(8)}]`).join("\n")}\n`,
      "line 1",
      /aliases/,
    ],
    ["an alias of itself", "a: &a\n  b: *a\n", "line 1", /own anchor/],
    ["depth", `a: ${"[".repeat(2000)}${"]".repeat(2000)}\n`, "line 1", /deep/],
    ["great depth", `a: ${"[".repeat(200_000)}\n`, "line 1", /deep/],
  ])("refuses %s", (_, text, path, reason) => {
    const refused = refusal(text);
    expect(refused.message).toMatch(reason);
    expect(refused.path).toBe(path);
  });

  it("takes the tags of a program for plain values", () => {
    expect(values("a: !!js/function 'x'\nb: !Ref y\n")).toEqual([{ a: "x", b: "y" }]);
  });
});

describe("XML", () => {
  it("gives elements by local name, with attributes, text and lines", () => {
    const [root] = values(
      '<?xml version="1.0"?>\n<b:bom xmlns:b="urn:x" version="1">\n <b:a id="1">x<![CDATA[<y>]]></b:a>\n</b:bom>',
    ) as [XmlElement];
    expect(root).toBeInstanceOf(XmlElement);
    expect([root.name, root.namespace, root.attributes.version]).toEqual(["bom", "urn:x", "1"]);
    expect(
      root.children.map(({ name, attributes, text, line }) => [name, attributes.id, text, line]),
    ).toEqual([["a", "1", "x<y>", 3]]);
  });

  it.each([
    ["entities of its own", '<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', "line 1", /document type/],
    ["an element left open", "<a>\n<b>\n</a>", "line 3", /not valid XML/],
    ["depth", "<a>".repeat(2000), "line 1", /deeper/],
    ["an entity nobody knows", "<a>&x;</a>", "line 1", /entity/],
  ])("refuses %s", (_, text, path, reason) => {
    expect(refusal(text).path).toBe(path);
    expect(refusal(text).message).toMatch(reason);
  });
});

describe("CSV", () => {
  it("reads comments, quotes with line ends, and counts lines", () => {
    const [table] = values('#model:v1,day:2\ncve,epss,percentile\nCVE-1,0.5,"a\nb"\nCVE-2,1,2\n') as [
      CsvTable,
    ];
    expect(table).toBeInstanceOf(CsvTable);
    expect(table.comments).toEqual(["model:v1,day:2"]);
    expect(table.rows).toEqual([
      { line: 3, cells: { cve: "CVE-1", epss: "0.5", percentile: "a\nb" } },
      { line: 5, cells: { cve: "CVE-2", epss: "1", percentile: "2" } },
    ]);
  });

  it("reads semicolons, and notes rows of another length", () => {
    const [part] = read("A;B;C\n1;2\n");
    expect((part?.value as CsvTable).rows[0]?.cells).toEqual({ A: "1", B: "2", C: "" });
    expect(part?.notes[0]).toMatchObject({ path: "line 2", loses: false });
  });

  it("names the line of a quote that never ends", () => {
    expect(refusal('a,b,c\n1,"2,3\n')).toMatchObject({ message: expect.stringContaining("CSV") });
  });
});

describe("tag-value", () => {
  it("reads tags in order, texts over lines, and notes what is neither", () => {
    const [part] = read(
      "# made\nSPDXVersion: SPDX-2.3\nPackageName: a\nPackageComment: <text>one\ntwo</text>\nnonsense\n",
    );
    expect((part?.value as TagValues).tags).toEqual([
      { tag: "SPDXVersion", value: "SPDX-2.3", line: 2 },
      { tag: "PackageName", value: "a", line: 3 },
      { tag: "PackageComment", value: "one\ntwo", line: 4 },
    ]);
    expect(part?.notes).toEqual([{ path: "line 6", reason: "neither a tag nor a comment" }]);
  });
});

describe("lines of JSON", () => {
  it.each([
    ["in the middle", '{"a":1}\n{"a":2,\n{"a":3}\n', ["line 1", "line 3"], "line 2"],
    ["at the end", '{"a":1}\n{"a":2}\n{"a":', ["line 1", "line 2"], "line 3"],
    ["at the beginning", '{"a":1,\n{"a":2}\n{"a":3}\n', ["line 2", "line 3"], "line 1"],
  ])("a broken one %s stands between the others", (_, text, whole, broken) => {
    const parts = read(text);
    expect(parts.filter((part) => part.broken === null).map((part) => part.at)).toEqual(whole);
    expect(parts.find((part) => part.broken)?.broken?.path).toBe(broken);
  });

  it("a broken document after a long one is an error", () => {
    expect(refusal('{\n"a":1}\n{"a":2,\n').path).toMatch(/^byte/);
  });
});

describe("documents without measure", () => {
  it.each([
    ["YAML that takes its parser seconds", `a:\n${"- b\n".repeat(1_100_000)}`, "4 MiB of YAML"],
    [
      "a table of a hundred thousand columns",
      `${Array.from({ length: 1e5 }, (_, n) => `c${n}`).join(",")}\n1\n`,
      "JSON",
    ],
  ])("%s is refused", (_, text, reason) => {
    expect(refusal(text).message).toContain(reason);
  });
});
