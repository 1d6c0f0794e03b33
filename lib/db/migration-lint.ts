/**
 * What a migration must not do, so that the version before goes on working while it runs and after it ran, and nobody
 * waits long (docs/upgrade.md: expand, later contract). Text only: it judges what is written, not what it would cost.
 */
export interface Fault {
  line: number;
  rule: string;
}

const RULES: [rule: string, pattern: RegExp][] = [
  ["drops a table that the version before reads", /\bDROP\s+TABLE\b/i],
  ["drops a column that the version before reads", /\bDROP\s+COLUMN\b/i],
  ["renames what the version before knows by its old name", /\bRENAME\s+(TO|COLUMN|CONSTRAINT)\b/i],
  ["changes a column's type: the table is written anew under a lock", /\bALTER\s+COLUMN\b[^;]*\bTYPE\b/i],
  ["demands a value that the version before does not write", /\bALTER\s+COLUMN\b[^;]*\bSET\s+NOT\s+NULL\b/i],
  ["empties a table", /(?<!\bOR\s)\bTRUNCATE\s+(TABLE\s+)?"?\w/i],
];

const ADD_COLUMN = /\bADD\s+COLUMN\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?\s+([^,;]*)/gi;
/** Evaluated once, so that no row is written: constants and what is stable. */
const VOLATILE = /\bDEFAULT\s+(gen_random_uuid|clock_timestamp|random|nextval)\b/i;

/** Comments and the bodies of functions say nothing that runs now. */
const bare = (sql: string): string =>
  sql
    .replace(/--[^\n]*/g, "")
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, (body) => body.replace(/[^\n]/g, " "))
    .replace(/'(?:[^']|'')*'/g, (text) => text.replace(/[^\n]/g, " "));

const lineAt = (sql: string, at: number): number => sql.slice(0, at).split("\n").length;

/** @returns what is wrong, by line; nothing for a migration that only adds */
export const lintMigration = (sql: string): Fault[] => {
  const text = bare(sql);
  const own = new Set(
    [...text.matchAll(/\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/gi)].map((match) => match[1]!),
  );
  const faults: Fault[] = [];
  // Statement by statement: what a migration does to a table of its own concerns nobody.
  let start = 0;
  for (const statement of text.split(";")) {
    const target = /\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?"?(\w+)"?/i.exec(statement)?.[1];
    if (target === undefined || !own.has(target))
      faults.push(...faultsOf(statement).map(({ at, rule }) => ({ line: lineAt(text, start + at), rule })));
    start += statement.length + 1;
  }
  return faults;
};

const faultsOf = (statement: string): { at: number; rule: string }[] => {
  const faults = RULES.flatMap(([rule, pattern]) => {
    const found = pattern.exec(statement);
    return found ? [{ at: found.index, rule }] : [];
  });
  for (const match of statement.matchAll(ADD_COLUMN)) {
    const definition = match[2]!;
    if (/\bNOT\s+NULL\b/i.test(definition) && !/\bDEFAULT\b|\bGENERATED\b/i.test(definition))
      faults.push({ at: match.index, rule: "adds a column that the version before does not fill" });
    if (VOLATILE.test(definition))
      faults.push({ at: match.index, rule: "writes every row anew for a default" });
  }
  return faults;
};
