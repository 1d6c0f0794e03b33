import { globSync } from "node:fs";
import { sql } from "../../db/client.ts";
import { ROOT } from "../../launch/install.js";

/** Addresses of all pages as the folders name them, with their parameters in brackets. */
export const pagePaths = (): string[] =>
  globSync("app/**/page.tsx", { cwd: ROOT })
    .map(
      (file) =>
        `/${file
          .replace(/^app\//, "")
          .replaceAll(/\([\w-]+\)\//g, "")
          .replace(/\/?page\.tsx$/, "")}`,
    )
    .sort();

const first = async (rows: Promise<{ id: number | string }[]>): Promise<string> =>
  String((await rows)[0]?.id ?? 1);

/** Every page once, with parameters that lead to something where something is there. */
export const pages = async (): Promise<string[]> => {
  const values: Record<string, string> = {
    teamId: await first(sql`select id from team limit 1`),
    frameworkId: "nist-sp-800-190",
    controlId: "4.1.1",
    exceptionId: await first(sql`select id from exception limit 1`),
    key: "1",
    cveId: await first(sql`select key as id from rule order by id limit 1`),
    findingId: await first(sql`select id from finding limit 1`),
    kind: "images",
    assetId: await first(sql`select id from asset where key like '%image%' limit 1`),
    imageId: await first(sql`select id from asset where key like '%image%' limit 1`),
    collectorId: await first(sql`select id from collector limit 1`),
  };
  return pagePaths().map((path) =>
    path.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(values[name] ?? "1")),
  );
};
