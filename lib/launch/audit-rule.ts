import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What opens a transaction (lib/db/transaction.ts), and what writes the audit entry in it (lib/audit). */
const OPENERS = new Set(["atomic", "copyAtomic"]);
const RECORDER = "record";

/**
 * The log itself; dictionaries, which hold words once each and say nothing about anybody; and what follows from changes
 * that are in the log already: priorities and missed deadlines.
 */
const EXEMPT = [
  "lib/audit/write.ts",
  "lib/ingest/dictionary/write.ts",
  "lib/findings/deadlines/due/write.ts",
];

/**
 * Import rule 9: in a `write.ts`, a function that opens a transaction records what it changed in the audit log.
 * @returns one line per violation: `file:line function opens a transaction and records nothing`
 */
export function auditViolations(root: string): string[] {
  return globSync("lib/**/write.ts", { cwd: root })
    .filter((file) => !EXEMPT.includes(file))
    .flatMap((file) => unrecorded(file, readFileSync(join(root, file), "utf8")));
}

/** Pure half of the rule: the violations of one file's text. */
export function unrecorded(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const declared = declarations(source);
  return [...declared].flatMap(([name, node]) => {
    const opener = calls(node).find((call) => OPENERS.has(calleeName(call)));
    if (!opener || records(node, declared, new Set())) return [];
    const { line } = source.getLineAndCharacterOfPosition(opener.getStart());
    return [`${file}:${line + 1} ${name} opens a transaction and records nothing in the audit log (rule 9)`];
  });
}

/** Top-level functions and constants by name. */
function declarations(source: ts.SourceFile): Map<string, ts.Node> {
  const found = new Map<string, ts.Node>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) found.set(statement.name.text, statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer) found.set(name.text, initializer);
    }
  }
  return found;
}

/** Directly, or through functions of the same file. */
function records(node: ts.Node, declared: Map<string, ts.Node>, seen: Set<ts.Node>): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  return calls(node).some((call) => {
    const name = calleeName(call);
    const local = declared.get(name);
    return name === RECORDER || (local !== undefined && records(local, declared, seen));
  });
}

function calls(node: ts.Node): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (at: ts.Node): void => {
    if (ts.isCallExpression(at)) found.push(at);
    ts.forEachChild(at, visit);
  };
  visit(node);
  return found;
}

function calleeName({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : "";
}
