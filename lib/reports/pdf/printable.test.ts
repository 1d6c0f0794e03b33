import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test.each([
  ["plain", "plain"],
  ["  two\n\tlines \r\n", "two lines"],
  ["nul\u0000 bell\u0007 esc\u001b[31m", "nul bell esc[31m"],
  ["evil\u202egnp.exe", "evilgnp.exe"],
  ["zero\u200bwidth\ufeff", "zerowidth"],
  ["lone \ud800 half", "lone \ufffd half"],
  ["Ωμέγα 中文 ß", "Ωμέγα 中文 ß"],
  ["", ""],
])("%j is printed as %j", (text, expected) => expect(printable(text)).toBe(expected));

test("overlong text is cut and says by how much", () => {
  expect(printable("x".repeat(25), 10)).toBe(`${"x".repeat(10)}… (15 more characters)`);
  expect(printable(`${"x".repeat(9)}😀${"y".repeat(20)}`, 10)).toBe(`${"x".repeat(9)}… (22 more characters)`);
});

test("never a control character, a direction change or a lone surrogate; idempotent", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(
    fc.property(text, (input) => {
      const out = printable(input);
      expect(out).not.toMatch(/\p{Surrogate}/u);
      expect(out).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(printable(out)).toBe(out);
    }),
  );
});
