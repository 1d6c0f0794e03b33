import fc from "fast-check";
import { expect, it } from "vitest";
import { cellText } from "./cell-text.ts";

it.each([
  ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\rcmd", "'\rcmd"],
  ["\0=1", "'\uFFFD=1"],
  ["  =1", "'  =1"],
  ["＝1", "'＝1"],
  ["a=b", "a=b"],
  ["", ""],
])("writes %j as %j", (text, written) => expect(cellText(text)).toBe(written));

it.each([
  [-1, "-1"],
  [0.5, "0.5"],
  [true, "yes"],
  [false, "no"],
  [null, ""],
  [Number.NaN, ""],
])("keeps %j what it is", (value, written) => expect(cellText(value)).toBe(written));

it("never begins with what a spreadsheet runs, and loses no character but NUL", () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n\0 a'1".split("")) }), (text) => {
      const written = cellText(text);
      expect(written.trimStart()).not.toMatch(/^[=+\-@]/);
      expect([text, `'${text}`].map((one) => one.replaceAll("\0", "\uFFFD"))).toContain(written);
    }),
  ));
