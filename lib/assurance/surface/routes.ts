import { globSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RouteHandler } from "../../http/route.ts";
import { ROOT } from "../../launch/install.js";

/** One way to call the product: a method at an address. */
export interface ApiRoute {
  method: string;
  /** As people write it: `/api/v1/findings/{findingId}`. */
  path: string;
  handler: RouteHandler;
}

/** Names by which the bundler finds what plain Node would not. */
const hooked = (() => {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    registerHooks({
      resolve(name, context, next) {
        if (name.startsWith("@/")) return next(pathToFileURL(join(ROOT, name.slice(2))).href, context);
        return next(/^next\/[\w/]+$/.test(name) ? `${name}.js` : name, context);
      },
    });
  };
})();

export const routeFiles = (): string[] => globSync("app/api/v1/**/route.ts", { cwd: ROOT }).sort();

/** The address of a route's file, with its parameters in braces. */
export const pathOf = (file: string): string =>
  `/${file
    .replace(/^app\//, "")
    .replace(/\/route\.ts$/, "")
    .replaceAll(/\[(\w+)\]/g, "{$1}")}`;

/** Every method of every route of /api/v1, as the server itself loads them, by address and method. */
export const loadRoutes = async (): Promise<ApiRoute[]> => {
  hooked();
  const routes: ApiRoute[] = [];
  for (const file of routeFiles()) {
    const exported = (await import(/* @vite-ignore */ pathToFileURL(join(ROOT, file)).href)) as Record<
      string,
      RouteHandler
    >;
    for (const method of Object.keys(exported).sort())
      routes.push({ method, path: pathOf(file), handler: exported[method]! });
  }
  return routes;
};

/** Parameters that name nothing, of the forms that addresses take here. */
export const nothing = (path: string): Record<string, string> =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, "2000000001"]));
