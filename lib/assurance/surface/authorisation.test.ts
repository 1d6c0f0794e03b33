import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { declaredMatrix, MATRIX, matrixDifferences, matrixText, writtenMatrix } from "./authorisation.ts";
import { buildless, sourceViolations } from "./diet.ts";
import { loadRoutes } from "./routes.ts";

process.env.NEXTAUTH_SECRET ??= "unused";
const routes = await loadRoutes();
const declared = declaredMatrix(routes);

it("has a verdict for every route and every caller: npm run assurance -- authz --write yes", () => {
  expect(matrixDifferences(writtenMatrix(), declared)).toEqual([]);
  expect(readFileSync(MATRIX, "utf8")).toBe(matrixText(declared));
});

it("notices a new route, one that went, and one that was given away", () => {
  const [first, ...others] = declared;
  expect(matrixDifferences(others, declared)).toHaveLength(1);
  expect(matrixDifferences(declared, others)).toHaveLength(1);
  const opened = { ...first!, verdicts: { ...first!.verdicts, nobody: "through" as const } };
  expect(matrixDifferences(declared, [opened, ...others])).toHaveLength(1);
});

it("reads back what it writes", () => expect(writtenMatrix(matrixText(declared))).toEqual(declared));

it("keeps server actions, raw HTML, raw SQL, shells, sockets and the optimizer out of the sources", () => {
  expect(sourceViolations()).toEqual([]);
  expect(buildless()).toEqual([]);
});
