import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./install.js";

const docs = ["README.md", ...globSync("docs/**/*.md", { cwd: ROOT })];
const textOf = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** Every command that the README shows, and the test that runs it. */
const RUN_BY: [RegExp, string][] = [
  [/^npm start$/, "lib/launch/start.test.ts"],
  [/^npm start -- --demo$/, "prisma/demo/demo.db.test.ts"],
  [/^npm run seed -- million --data \S+$/, "prisma/seed/seed.db.test.ts"],
  [/^npm start -- --data \S+$/, "lib/launch/start.test.ts"],
  [/^npm test$/, ".ci/run"],
  [/^trivy image .*curl .*\/api\/v1\/reports$/, "e2e/fixtures.ts"],
  [/^npm run plimsoll -- push /, "app/api/v1/push.db.test.ts"],
  [/^npm run plimsoll -- collect docker /, "e2e/agent-docker.spec.ts"],
  [/^npm run plimsoll -- inspect /, "lib/cli/cli.test.ts"],
  [/^npm run plimsoll -- formats$/, "lib/cli/cli.test.ts"],
];

describe("the documents", () => {
  it.each(docs)("%s links to what is there", (file) => {
    const links = [...textOf(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path]) => path!);
    const missing = links.filter((path) => !existsSync(resolve(ROOT, dirname(file), path)));
    expect(missing).toEqual([]);
  });

  it.each(docs)("%s names files that exist", (file) => {
    const named = [
      ...textOf(file).matchAll(/`((?:lib|app|components|prisma|e2e|bench|docs)\/[\w./[\]-]+\.\w+)`/g),
    ];
    expect(named.map(([, path]) => path!).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it.each(docs)("%s knows no machine", (file) => {
    expect(textOf(file)).not.toMatch(/\/(?:work|root|home|tmp)\/|registry\.npmjs|deb\.debian/);
  });

  it("shows no command that nothing runs", () => {
    const shown = [...textOf("README.md").matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
      block!.trim().split("\n"),
    );
    expect(shown.length).toBeGreaterThan(5);
    for (const command of shown) {
      const [, test] = RUN_BY.find(([pattern]) => pattern.test(command)) ?? [];
      expect(test, `no test runs: ${command}`).toBeDefined();
      expect(existsSync(join(ROOT, test!)), `${test} is missing`).toBe(true);
    }
  });
});
