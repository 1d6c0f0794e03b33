import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FIELDS } from "./fields.ts";
import { parseFilter } from "./parse.ts";

const PAGE = readFileSync("docs/findings.md", "utf8");
const rows = [...PAGE.matchAll(/^\| `([a-z-]+)` \| (.+) \| `(.+)` \|$/gm)].map(([, ...cells]) => cells);

it("documents every field, and no other, with an example that is read", () => {
  expect(rows.map(([name]) => name)).toEqual(Object.keys(FIELDS));
  for (const [name, hint, example] of rows) {
    expect(hint).toContain(FIELDS[name as keyof typeof FIELDS].hint);
    expect(parseFilter(example!)).toHaveLength(1);
  }
  const [shown] = /```\n(severity:.*)\n```/.exec(PAGE)!.slice(1);
  expect(parseFilter(shown!)).toHaveLength(6);
});
