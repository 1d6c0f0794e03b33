import { sql } from "../../../db/client.ts";
import { schemeOfPurlType } from "../../../intelligence/versions/scheme.ts";
import { packageConstraint } from "../../filter/package-constraint.ts";
import { names, patterns } from "../scope/names.ts";
import type { PackageMatch } from "../scope.ts";
import { versionsThat } from "../versions-that.ts";

/** The components and versions that `openssl<3.0.8` means, each component by its own ecosystem's order. */
export const findPackages = async (values: readonly string[]): Promise<PackageMatch[]> => {
  const constraints = names(values).flatMap((value) => packageConstraint(value) ?? []);
  const known = constraints.some(({ version }) => version !== null)
    ? await sql<{ id: number; text: string }>`select id, text from version where text <> ''`
    : [];
  const found = await Promise.all(
    constraints.map(async ({ name, version }): Promise<PackageMatch[]> => {
      const byType = await findComponents(name);
      return [...byType].map(([type, components]) => ({
        components,
        versions: version === null ? null : versionsThat(schemeOfPurlType(type), version, known),
      }));
    }),
  );
  return found.flat();
};

const findComponents = async (name: string): Promise<Map<string, number[]>> => {
  const rows = name.includes("*")
    ? await sql<{ id: number; type: string }>`
        select id, type from component where name ilike ${patterns([name])[0]}`
    : await sql<{ id: number; type: string }>`
        select id, type from component where name = ${name} or key = ${name}`;
  const byType = new Map<string, number[]>();
  for (const { id, type } of rows) byType.set(type, [...(byType.get(type) ?? []), id]);
  return byType;
};
