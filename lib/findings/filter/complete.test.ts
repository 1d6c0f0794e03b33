import { expect, it } from "vitest";
import { completions } from "./complete.ts";

const KNOWN = { team: ["payments", "two words"], cluster: ["prod"] };
const applied = (text: string, caret = text.length): string[] =>
  completions(text, caret, KNOWN).map(
    ({ insert, from, to }) => text.slice(0, from) + insert + text.slice(to),
  );

it.each<[string, string[]]>([
  ["sev", ["severity:"]],
  ["is:open -sev", ["is:open -severity:"]],
  ["severity:>=hi", ["severity:>=high "]],
  ["severity:critical,hi", ["severity:critical,high "]],
  ["kev:", ["kev:yes ", "kev:no "]],
  ["team:two", ['team:"two words" ']],
  ['team:"two w', ['team:"two words" ']],
  ["owner:no", ["owner:none "]],
  ["cluster:", ["cluster:prod "]],
  ["nothing:x", []],
  ['"is', []],
])("%s can become %o", (text, expected) => expect(applied(text)).toEqual(expected));

it("completes at the caret, not at the end", () => {
  expect(applied("sev kev:yes", 3)).toEqual(["severity: kev:yes"]);
});

it("offers every field where nothing is typed", () => {
  expect(applied("is:open ").length).toBeGreaterThan(25);
});
