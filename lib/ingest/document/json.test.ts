import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UnreadableDocument } from "../reading.ts";
import { readDocuments } from "./document.ts";

const read = (text: string | Buffer) => readDocuments(Buffer.from(text as string));
const refusal = (body: Buffer): UnreadableDocument => {
  try {
    readDocuments(body);
  } catch (error) {
    if (error instanceof UnreadableDocument) return error;
    throw error;
  }
  throw new Error("It was not refused.");
};
const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

describe("encodings", () => {
  it.each([
    ["UTF-8", Buffer.from('{"a":"ä"}')],
    ["UTF-8 with a mark", Buffer.from('\ufeff{"a":"ä"}')],
    ["UTF-16LE with a mark", Buffer.from('\ufeff{"a":"ä"}', "utf16le")],
    ["UTF-16LE without", Buffer.from('{"a":"ä"}', "utf16le")],
    ["UTF-16BE with a mark", utf16be('\ufeff{"a":"ä"}')],
    ["UTF-16BE without", utf16be('{"a":"ä"}')],
    ["CRLF", Buffer.from('{\r\n"a":"ä"\r\n}\r\n')],
  ])("%s", (_, body) => {
    expect(readDocuments(body)[0]?.value).toEqual({ a: "ä" });
  });

  it("names the first byte that is not UTF-8", () => {
    expect(refusal(Buffer.concat([Buffer.from('{"a":"ä'), Buffer.of(0xff), Buffer.from('"}')])).path).toBe(
      "byte 8",
    );
  });
});

describe("several documents, and lines around them", () => {
  it.each([
    ["on lines", '{"a":1}\n{"a":2}\n'],
    ["on one line, a space between", '{"a":1} {"a":2}'],
    ["without anything between", '{"a":1}{"a":2}'],
    ["with a comma between", '{"a":1},\n{"a":2}'],
  ])("%s", (_, text) => {
    const parts = read(text);
    expect(parts.map((part) => part.value)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(parts.flatMap((part) => part.notes)).toEqual([]);
  });

  it("notes what a tool wrote before and after one document", () => {
    const [part, ...more] = read('2026-01-01 INFO scanning\n[INFO] pulling\n{"a":1}\n[done] 2 pods\n');
    expect(more).toEqual([]);
    expect(part).toMatchObject({ value: { a: 1 }, text: null, at: "" });
    expect(part?.notes.map((note) => note.path)).toEqual(["line 1", "line 2", "line 4"]);
  });

  it("takes time in proportion to its length", () => {
    const started = performance.now();
    expect(read('{"a":1}\n'.repeat(20_000))).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("oddities", () => {
  it("notes duplicate keys with their place; the last one wins", () => {
    const [part] = read('{"a":[{"b":1,"b":2}]}');
    expect(part?.value).toEqual({ a: [{ b: 2 }] });
    expect(part?.notes).toEqual([
      { path: "/a/0/b", reason: "duplicate key, the last one counts", loses: false },
    ]);
  });

  it("keeps integers beyond 2⁵³ exact, digit by digit", () => {
    expect(read('{"a": 9007199254740993, "b": 12}')[0]?.value).toEqual({ a: "9007199254740993", b: 12 });
  });

  it("replaces NUL and lone surrogates in values and keys, and says so", () => {
    const [part] = read('{"a\\u0000":"x\\u0000","b":"\\ud800"}');
    expect(part?.value).toEqual({ "a\uFFFD": "x\uFFFD", b: "\uFFFD" });
    expect(part?.notes).toHaveLength(3);
  });

  it("reads back any JSON, printed in any way, without a word", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, "\t"), (value, space) => {
        fc.pre(typeof value === "object" && value !== null && !/\\u0000|\\ud/i.test(JSON.stringify(value)));
        fc.pre(!/\d{16,}/.test(JSON.stringify(value)));
        const [part] = read(JSON.stringify(value, null, space));
        expect(part?.value).toEqual(JSON.parse(JSON.stringify(value)));
        expect(part?.notes).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what cannot be read", () => {
  it.each([
    ["nothing", "", ""],
    ["blanks", " \n ", ""],
    ["cut in the middle", '{"a":[1,2', "byte 9"],
    ["a broken document", '{"a":1,}', "byte 7"],
  ])("%s", (_, text, path) => {
    expect(refusal(Buffer.from(text)).path).toBe(path);
  });

  it.each(["", "123456789012345678901"])("a hundred thousand levels, quickly (%s)", (inside) => {
    const started = performance.now();
    const deep = `${"[".repeat(100_000)}${inside}${"]".repeat(100_000)}`;
    expect(refusal(Buffer.from(deep)).message).toContain("nested deeper");
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("and quotes a NUL, says so in words that can be kept", () => {
    const refused = refusal(Buffer.from('{"a": \0 1}'));
    expect(refused.message).toContain("not valid JSON");
    expect(refused.message).not.toContain("\0");
  });

  it("more values than memory holds, before they are parsed", () => {
    const many = Buffer.alloc(20_000_006, "0,");
    many.write("[", 0);
    many.write("]", many.length - 1);
    expect(refusal(many).message).toContain("10 million values");
  });

  it("names a broken line without what no database keeps", () => {
    const parts = readDocuments(Buffer.from('{"a":1}\n{"b":\0\n{"c":1}\n'));
    expect(parts.map((part) => part.broken?.reason ?? "")).toContainEqual(expect.stringContaining("\uFFFD"));
  });
});
