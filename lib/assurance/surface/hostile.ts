import type { Chance } from "../chance.ts";

/** Texts that mean something to SQL, shells, paths, templates, spreadsheets, markup and prototypes. */
export const HOSTILE: readonly string[] = [
  "'",
  "' or '1'='1",
  "1; drop table stolen; --",
  "'; select pg_sleep(3); --",
  "1) or pg_sleep(3) is null --",
  "' union select id, sealed from destination --",
  "\\'; copy stolen to program 'id' --",
  "$$; delete from stolen; $$",
  "%27%20or%201=1",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "../../../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "file:///etc/passwd",
  "$(id)",
  "`id`",
  "; id #",
  "| id",
  "{{7*7}}",
  `$${"{7*7}"}`,
  "<%= 7*7 %>",
  "<script>window.hacked=1</script>",
  '"><img src=x onerror=window.hacked=1>',
  "javascript:window.hacked=1",
  "data:text/html,<script>window.hacked=1</script>",
  '=HYPERLINK("http://attacker.example","x")',
  "+1+cmd|' /C calc'!A0",
  "-1",
  "@SUM(1)",
  "\t=1",
  "\r\nSet-Cookie: a=b",
  "__proto__",
  "constructor",
  "[object Object]",
  "NaN",
  "-0",
  "1e309",
  "99999999999999999999",
  "2147483648",
  "-2147483649",
  "9007199254740993",
  "(a+)+$",
  "((((((((((",
  "a:b:c and (or not",
  "x".repeat(70_000),
];

const OTHERS: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  {},
  [["deep"]],
  { $ne: null },
  { contains: "a" },
  { __proto__: { role: "admin" } },
  { toString: "x" },
];

export const hostileText = (chance: Chance): string => chance.pick(HOSTILE);

export const hostileValue = (chance: Chance): unknown =>
  chance.happens(0.6) ? hostileText(chance) : chance.pick(OTHERS);

type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
};

/** A value of a schema's form, with something hostile in `share` of its places. */
export const shaped = (schema: Schema, chance: Chance, share: number): unknown => {
  if (chance.happens(share)) return hostileValue(chance);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return shaped(chance.pick(choices), chance, share);
  if (schema.type === "object" || schema.properties) {
    const pairs = Object.entries(schema.properties ?? {}).filter(() => chance.happens(0.85));
    return Object.fromEntries(pairs.map(([name, inner]) => [name, shaped(inner, chance, share)]));
  }
  if (schema.type === "array")
    return Array.from({ length: 1 + chance.below(2) }, () => shaped(schema.items ?? {}, chance, share));
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1 + chance.below(3);
  if (schema.type === "boolean") return chance.happens(0.5);
  if (schema.type === "null") return null;
  return schema.format === "date-time" ? "2026-03-01T12:00:00Z" : hostileText(chance);
};
