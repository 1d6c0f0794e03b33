import { globSync } from "node:fs";
import { z } from "zod";
import type { RouteHandler } from "../route.ts";
import type { AnySpec, Operation } from "./document.ts";

const ROOT = `${import.meta.dirname}/../../..`;

/** Every file below app/api/v1 that answers requests. */
export const routeFiles = (): string[] => globSync("app/api/v1/**/route.ts", { cwd: ROOT }).sort();

/** `app/api/v1/teams/[teamId]/route.ts` as `/api/v1/teams/{teamId}`. */
export const pathOf = (file: string): string =>
  file
    .replace(/^app/, "")
    .replace(/\/route\.ts$/, "")
    .replaceAll("[", "{")
    .replaceAll("]", "}");

/** What the routes say of themselves. Their modules are loaded, so the caller must know the alias `@/`. */
export const loadOperations = async (): Promise<Operation[]> => {
  const files = routeFiles().map(async (file): Promise<Operation[]> => {
    const exported = (await import(/* @vite-ignore */ `${ROOT}/${file}`)) as Record<string, RouteHandler>;
    return Object.entries(exported).map(([method, { spec }]) => ({
      path: pathOf(file),
      method: method.toLowerCase() as Operation["method"],
      spec: spec as unknown as AnySpec,
    }));
  });
  return (await Promise.all(files)).flat();
};

/**
 * Schemas that are exported by a `schema.ts`, under the name they have there. Where two have one name, each is called
 * after its folder too: `Row` in lib/findings/list is `FindingsListRow`.
 */
export const loadSchemaNames = async (): Promise<Map<z.ZodType, string>> => {
  const found: { folder: string; name: string; schema: z.ZodType }[] = [];
  for (const file of globSync("lib/**/schema.ts", { cwd: ROOT }).sort()) {
    const exported = (await import(/* @vite-ignore */ `${ROOT}/${file}`)) as Record<string, unknown>;
    const folder = file
      .split("/")
      .slice(1, -1)
      .map((part) => part.replace(/(^|-)(\w)/g, (_, __, c: string) => c.toUpperCase()))
      .join("");
    for (const [name, schema] of Object.entries(exported)) {
      if (schema instanceof z.ZodType && /^[A-Z]/.test(name) && schema._zod.def.type === "object")
        found.push({ folder, name, schema });
    }
  }
  const names = new Map<z.ZodType, string>();
  for (const { folder, name, schema } of found) {
    const isShared = found.some((other) => other.name === name && other.schema !== schema);
    if (!names.has(schema)) names.set(schema, isShared ? `${folder}${name}` : name);
  }
  return names;
};
