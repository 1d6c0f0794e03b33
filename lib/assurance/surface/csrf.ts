import { sql } from "../../db/client.ts";
import type { RouteHandler } from "../../http/route.ts";
import { Chance, freshSeed } from "../chance.ts";
import { newDatabase } from "../database.ts";
import { suite } from "../suite.ts";
import { call, statusOf } from "./call.ts";
import { allCallers, type Caller } from "./callers.ts";
import { type ApiRoute, loadRoutes } from "./routes.ts";
import { changedTables, storedState } from "./stored.ts";
import { Tally } from "./tally.ts";

type Headers = Record<string, string>;

/** Where a hostile page's request says it comes from. */
const ORIGINS: readonly Headers[] = [
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none" },
  { "sec-fetch-site": "SAME-ORIGIN" },
  { "sec-fetch-site": "same-origin, cross-site" },
  { "sec-fetch-site": "cross-site", origin: "http://plimsoll.example" },
  ...[
    "",
    "null",
    "http://attacker.example",
    "http://plimsoll.example.attacker.example",
    "http://attacker.example/plimsoll.example",
    "http://plimsoll.example@attacker.example",
    "http://sub.plimsoll.example",
    "http://plimsoll.example:8080",
    "plimsoll.example",
    "http://xplimsoll.example",
  ].map((origin) => ({ "sec-fetch-site": "", origin })),
];

/** What a form can send without being asked first (the Fetch standard's safelisted content types), and the like. */
const FORM_TYPES = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain; charset=application/json",
  "application/jsonp",
  "",
];

/** Empty texts stand for headers that are not sent. */
const sendAs = async (route: ApiRoute, caller: Caller, headers: Headers): Promise<number> => {
  const shell: ApiRoute = {
    ...route,
    handler: Object.assign(
      (request: Request, context: Parameters<RouteHandler>[1]) => {
        const kept = new Request(request);
        for (const [name, value] of Object.entries(headers)) if (value === "") kept.headers.delete(name);
        return route.handler(kept, context);
      },
      { spec: route.handler.spec },
    ),
  };
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
  return statusOf(shell, caller, { headers: given });
};

const refusesOrigin = async (route: ApiRoute, caller: Caller, headers: Headers): Promise<string | null> => {
  const status = await sendAs(route, caller, headers);
  return status === 403 ? null : `${route.method} ${route.path} with ${JSON.stringify(headers)}: ${status}`;
};

const refusesForm = async (route: ApiRoute, caller: Caller, type: string): Promise<string | null> => {
  const upload = (route.handler.spec.body as unknown) === "bytes";
  const status = await sendAs(route, caller, upload ? { "plimsoll-upload": "" } : { "content-type": type });
  const wanted = upload ? 403 : 400;
  return status === wanted ? null : `${route.method} ${route.path} takes ${type || "no type"}: ${status}`;
};

/** A route that forgot to look where a request comes from. */
const careless: ApiRoute = {
  method: "POST",
  path: "/api/v1/careless",
  handler: Object.assign(async () => new Response("done"), {
    spec: { summary: "Takes anything", permission: "self", handle: async () => undefined } as never,
  }),
};

const readsOnly = async (routes: readonly ApiRoute[], caller: Caller, tally: Tally): Promise<void> => {
  for (const route of routes.filter(({ method }) => method === "GET")) {
    const before = await storedState();
    await (await call(route, caller)).body?.cancel();
    const changed = changedTables(before, await storedState());
    tally.add(changed.length === 0 ? null : `GET ${route.path} changed ${changed.join(", ")}`);
  }
};

export const csrf = suite({
  about: "no request of another site changes anything, in whatever form it comes; no GET changes anything",
  long: { n: "3000", seed: "", reads: "yes" },
  quick: { n: "200", reads: "" },
  async run({ n, seed, reads }, say) {
    const chance = new Chance(seed || freshSeed());
    say(`csrf: seed ${chance.seed}`);
    await newDatabase({ durable: false });
    process.env.NEXTAUTH_SECRET = "a secret of the suite, of no use elsewhere";
    const routes = await loadRoutes();
    const writes = routes.filter(({ method }) => method !== "GET" && method !== "HEAD");
    const { admin } = await allCallers();
    const before = await storedState();
    const tally = new Tally();
    // Every route has its turn before one comes twice.
    const turns = chance.shuffled(writes.flatMap((route) => ORIGINS.map((origin) => ({ route, origin }))));
    for (const { route, origin } of turns.slice(0, Number(n)))
      tally.add(await refusesOrigin(route, admin, origin));
    for (const route of writes) {
      const spec = route.handler.spec as { body?: unknown };
      if (spec.body !== undefined) tally.add(await refusesForm(route, admin, chance.pick(FORM_TYPES)));
    }
    const changed = changedTables(before, await storedState());
    tally.add(changed.length === 0 ? null : `refused requests changed ${changed.join(", ")}`);
    if (reads === "yes") await readsOnly(routes, admin, tally);
    const found = await refusesOrigin(careless, admin, ORIGINS[0]!);
    tally.planted("a route without a look at where requests come from", found !== null);
    await sql`update app_user set name = name || '!' where name = 'admin'`;
    const touched = changedTables(before, await storedState());
    tally.planted("a changed row", touched.includes("app_user"));
    return tally.verdict({ seed: chance.seed, "writing routes": writes.length });
  },
});
