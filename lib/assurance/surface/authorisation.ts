import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { may, type Permission } from "../../access/permissions.ts";
import { ROOT } from "../../launch/install.js";
import { CALLERS, type CallerName } from "./callers.ts";
import type { ApiRoute } from "./routes.ts";

/** What becomes of a call before it is looked at: it goes through, is forbidden, or has to sign in first. */
export type Verdict = "through" | "403" | "401";

export interface MatrixRow {
  method: string;
  path: string;
  permission: string;
  verdicts: Record<CallerName, Verdict>;
}

export const MATRIX = "docs/security/authorisation.md";

const verdictOf = (permission: string, caller: CallerName): Verdict => {
  if (permission === "public") return "through";
  if (caller === "nobody") return "401";
  if (permission === "self") return caller === "collector" ? "403" : "through";
  return may({ role: caller }, permission as Permission) ? "through" : "403";
};

/** What the declarations of the routes promise. */
export const declaredMatrix = (routes: readonly ApiRoute[]): MatrixRow[] =>
  routes.map(({ method, path, handler }) => ({
    method,
    path,
    permission: handler.spec.permission,
    verdicts: Object.fromEntries(
      CALLERS.map((caller) => [caller, verdictOf(handler.spec.permission, caller)]),
    ) as Record<CallerName, Verdict>,
  }));

const SIGNS: Record<Verdict, string> = { through: "yes", "403": "–", "401": "401" };

const HEAD = `# Who may call what

Every method of every route with a verdict for each role, for a collector's token and for nobody. *yes*: the call goes
through to what it asks for, and is then held to what its caller may see there; *–*: 403; *401*: sign in first. It is
written from the routes' own declarations, compared with them by a test, and called in full, one caller after another,
by \`npm run assurance -- authz\`. A route that is new or was given away is a difference in this file:

    npm run assurance -- authz --write yes

`;

/** The document's text. */
export const matrixText = (rows: readonly MatrixRow[]): string =>
  `${HEAD}${[
    `| method | address | permission | ${CALLERS.join(" | ")} |`,
    `| --- | --- | --- |${" --- |".repeat(CALLERS.length)}`,
    ...rows.map(
      ({ method, path, permission, verdicts }) =>
        `| ${method} | \`${path}\` | ${permission} | ${CALLERS.map((caller) => SIGNS[verdicts[caller]]).join(" | ")} |`,
    ),
  ].join("\n")}\n`;

/** What the document says, read back: what calls are judged by, so that no declaration judges itself. */
export const writtenMatrix = (text = readFileSync(join(ROOT, MATRIX), "utf8")): MatrixRow[] =>
  text
    .split("\n")
    .map((line) => line.split(" | ").map((cell) => cell.replaceAll(/^\| | \|$|`/g, "")))
    .filter(([, path]) => path?.startsWith("/api/"))
    .map(([method, path, permission, ...signs]) => ({
      method: method!,
      path: path!,
      permission: permission!,
      verdicts: Object.fromEntries(
        CALLERS.map((caller, at) => [
          caller,
          signs[at] === "yes" ? "through" : signs[at] === "401" ? "401" : "403",
        ]),
      ) as Record<CallerName, Verdict>,
    }));

export const writeMatrix = (rows: readonly MatrixRow[]): void =>
  writeFileSync(join(ROOT, MATRIX), matrixText(rows));

/** Where document and declarations differ: routes without a row, rows without a route, other verdicts. */
export const matrixDifferences = (
  written: readonly MatrixRow[],
  declared: readonly MatrixRow[],
): string[] => {
  const name = ({ method, path }: MatrixRow) => `${method} ${path}`;
  const texts = (rows: readonly MatrixRow[]) => new Map(rows.map((row) => [name(row), JSON.stringify(row)]));
  const [left, right] = [texts(written), texts(declared)];
  return [
    ...[...right.keys()].filter((key) => !left.has(key)).map((key) => `${key} has no verdicts in ${MATRIX}`),
    ...[...left.keys()].filter((key) => !right.has(key)).map((key) => `${key} is in ${MATRIX} but no route`),
    ...[...right]
      .filter(([key, row]) => left.has(key) && left.get(key) !== row)
      .map(([key]) => `${key} differs from ${MATRIX}`),
  ];
};
