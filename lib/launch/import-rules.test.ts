import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tree = mkdtempSync(join(tmpdir(), "plimsoll-imports-"));
afterAll(() => rmSync(tree, { recursive: true }));

/** A house in order: every import here is allowed. */
const SOUND: Record<string, string> = {
  "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }`,
  "lib/db/client.ts": `import "pg";`,
  "lib/errors.ts": "export const e = 1;",
  "lib/cargo/schema.ts": `import "zod";`,
  "lib/cargo/weight.ts": `import "node:crypto"; import "./schema.ts"; import "../errors.ts"; import "../hull/shape.ts";`,
  "lib/hull/shape.ts": `import "zod";`,
  "lib/cargo/read.ts": `import "../db/client.ts"; import "./weight.ts"; export const list = 1;`,
  "lib/cargo/write.ts": `import "../db/client.ts"; export const load = 1;`,
  "lib/cargo/queries.ts": `import "@tanstack/react-query"; import "./schema.ts";`,
  "lib/cargo/weight.test.ts": `import "../db/client.ts"; import "node:fs"; import "./weight.ts";`,
  "lib/ingest/adapters/adapter.ts": `import "zod";`,
  "lib/ingest/adapters/a/adapter.ts": `import "../adapter.ts"; import "packageurl-js";`,
  "lib/ingest/adapters/b/adapter.ts": "export const b = 1;",
  "lib/ingest/adapters/b-list/adapter.ts": `import "../b/adapter.ts";`,
  "lib/reports/pdf/page.ts": `import "pdfkit"; import "node:path";`,
  "lib/assurance/tries.ts": `import "../cargo/read.ts"; import "../db/client.ts"; import "node:fs";`,
  "lib/cargo/seal-file.ts": `import "node:fs";`,
  "components/badge.tsx": `import "react"; import "@/lib/cargo/schema.ts";`,
  "app/cargo/page.tsx": `import "@/lib/cargo/read.ts"; import "@/components/badge.tsx";`,
  "app/api/v1/cargo/route.ts": `import "@/lib/cargo/write.ts";`,
};

/** The other half of a circle: the cruiser reports it once, at the first file. */
const HEN = { "lib/cargo/hen.ts": `import "./egg.ts"; export const hen = 1;` };

/** One planted violation each: rule, file, text. */
const PLANTED: [rule: string, file: string, text: string][] = [
  ["1-app-is-the-top", "lib/cargo/up.ts", `import "../../app/cargo/page.tsx";`],
  ["1-app-is-the-top", "components/up.tsx", `import "@/app/cargo/page.tsx";`],
  ["2-database-client", "app/api/v1/direct/route.ts", `import "@/lib/db/client.ts";`],
  ["2-database-client", "lib/http/direct.ts", `import "pg";`],
  ["3-browser-code", "components/reads.tsx", `import "@/lib/cargo/read.ts";`],
  ["3-browser-code", "lib/hull/queries.ts", `import "../cargo/read.ts";`],
  ["3-browser-code", "app/cargo/table.tsx", `"use client";\nimport "@/lib/cargo/write.ts";`],
  ["4-pure-files", "lib/cargo/reaches.ts", `import "./read.ts";`],
  [
    "4-pure-files",
    "lib/cargo/type-only.ts",
    `import type { list } from "./read.ts";\nexport type L = typeof list;`,
  ],
  ["4-pure-packages", "lib/cargo/package.ts", `import "left-pad";`],
  ["4-pure-packages-packageurl-js", "lib/cargo/purl.ts", `import "packageurl-js";`],
  ["4-pure-core", "lib/cargo/disk.ts", `import "node:fs";`],
  ["5-pages-read", "app/hull/page.tsx", `import "@/lib/cargo/write.ts";`],
  ["6-lib-knows-no-screen", "lib/cargo/screen.ts", `import "react";`],
  ["6-lib-knows-no-screen", "lib/http/badge.ts", `import "../../components/badge.tsx";`],
  ["6-queries-know-no-component", "lib/keel/queries.ts", `import "../../components/badge.tsx";`],
  ["7-assurance-apart", "lib/jobs/tried.ts", `import "../assurance/tries.ts";`],
  ["7-adapters-apart", "lib/ingest/adapters/a/borrows.ts", `import "../b/adapter.ts";`],
  ["7-adapters-apart", "lib/ingest/adapters/b/of-child.ts", `import "../b-list/adapter.ts";`],
  ["4-pure-packages-pdfkit", "lib/reports/layout.ts", `import "pdfkit";`],
  ["4-pure-files", "lib/cargo/seals.ts", `import "./seal-file.ts";`],
  ["8-no-cycles", "lib/cargo/egg.ts", `import "./hen.ts"; export const egg = 1;`],
  ["8-no-barrels-from", "lib/cargo/index.ts", `export * from "./weight.ts";`],
  ["8-no-drawers-from", "lib/hull/utils.ts", `import "./shape.ts";`],
  ["8-no-drawers-to", "lib/hull/uses-drawer.ts", `import "./utils.ts";`],
];

const PACKAGES = ["pg", "zod", "react", "@tanstack/react-query", "packageurl-js", "pdfkit", "left-pad"];

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
}

/** `rule file` of every violation found in the tree. */
function violations(): string[] {
  const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const config = join(root, ".dependency-cruiser.mjs");
  const argv = [cruiser, "--config", config, "--output-type", "json", "app", "components", "lib"];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: tree, encoding: "utf8" });
  expect(stderr).toBe("");
  const found = JSON.parse(stdout).summary.violations as { from: string; rule: { name: string } }[];
  return found.map(({ from, rule }) => `${rule.name} ${from}`);
}

for (const name of PACKAGES) {
  write({
    [`node_modules/${name}/package.json`]: `{ "name": "${name}", "main": "main.js" }`,
    [`node_modules/${name}/main.js`]: "",
  });
}

describe("the import rules", () => {
  it("find nothing in a house in order", () => {
    write(SOUND);
    expect(violations()).toEqual([]);
  });

  describe("find each planted violation", () => {
    let found: string[] = [];
    it.each(PLANTED)("%s in %s", (rule, file) => {
      if (found.length === 0) {
        write(HEN);
        write(Object.fromEntries(PLANTED.map(([, path, text]) => [path, text])));
        found = violations();
      }
      expect(found).toContain(`${rule} ${file}`);
    });

    it("and blame no file that is in order", () => {
      const planted = new Set(PLANTED.map(([, file]) => file));
      expect(found.filter((line) => !planted.has(line.split(" ")[1] ?? ""))).toEqual([]);
    });
  });
});
