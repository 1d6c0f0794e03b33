import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Something made from sources, and the file that remembers which ones. */
export interface Product {
  sources: string[];
  /** Without this file the product is not there, whatever the stamp says. */
  result: string;
  stamp: string;
}

export const PRISMA_CLIENT: Product = {
  sources: ["prisma/schema/**/*.prisma", "prisma.config.ts", "package-lock.json"],
  result: "lib/db/generated/client.ts",
  stamp: "lib/db/generated/.sources",
};

export const BUILD: Product = {
  sources: [
    "{app,components,lib,public}/**/*",
    "{next.config,postcss.config}.*",
    "{proxy,instrumentation}.ts",
    "prisma/schema/**/*.prisma",
    "tsconfig.json",
    "package-lock.json",
  ],
  result: ".next/BUILD_ID",
  stamp: ".next/plimsoll-sources",
};

/** Not part of what is served, and changed often. */
const IGNORED = /(^|\/)(generated|fixtures|launch|cli|assurance)(\/|$)|\.test\.tsx?$/;

/** SHA-256 over names and contents of all sources. */
export function sourcesDigest(root: string, { sources }: Product): string {
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !IGNORED.test(file.slice(root.length + 1)))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Runs `make` when the product is missing or its sources changed. A killed `make` leaves it stale. */
export async function refresh(root: string, product: Product, make: () => Promise<void>): Promise<boolean> {
  const digest = sourcesDigest(root, product);
  const stamp = join(root, product.stamp);
  const fresh =
    existsSync(join(root, product.result)) && existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
  if (fresh) return false;
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}
