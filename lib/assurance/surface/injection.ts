import { z } from "zod";
import { sql } from "../../db/client.ts";
import type { RouteHandler } from "../../http/route.ts";
import { Chance, freshSeed } from "../chance.ts";
import { newDatabase } from "../database.ts";
import { suite } from "../suite.ts";
import { call, type Sent } from "./call.ts";
import { type Caller, collectorCaller, personCaller } from "./callers.ts";
import { hostileText, hostileValue, shaped } from "./hostile.ts";
import { hostileDocuments } from "./hostile-documents.ts";
import { dangerousCells, dangerousPdf, exportedFiles } from "./outputs.ts";
import { type ApiRoute, loadRoutes } from "./routes.ts";
import { Tally } from "./tally.ts";

type AnySchema = z.ZodType | undefined;

const jsonSchema = (schema: AnySchema): Record<string, never> =>
  schema ? (z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as never) : {};

const worded = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

const queryText = (schema: AnySchema, chance: Chance): string => {
  const properties = (jsonSchema(schema) as { properties?: Record<string, never> }).properties ?? {};
  const search = new URLSearchParams();
  for (const [name, inner] of Object.entries(properties))
    if (chance.happens(0.5)) search.append(name, worded(shaped(inner, chance, 0.4)));
  if (chance.happens(0.1)) search.append(chance.pick(["__proto__", "constructor", "surely", "a[b]"]), "1");
  const [first] = search.keys();
  if (first && chance.happens(0.15)) search.append(first, hostileText(chance));
  return `?${search}`.toWellFormed();
};

const crafted = (route: ApiRoute, chance: Chance): Sent => {
  const spec = route.handler.spec as unknown as Record<"params" | "query" | "body", AnySchema | "bytes">;
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const hostile = () => (chance.happens(0.5) ? hostileText(chance) : "1").toWellFormed();
  const body =
    spec.body === "bytes"
      ? hostileText(chance)
      : JSON.stringify(
          chance.happens(0.1)
            ? hostileValue(chance)
            : shaped(jsonSchema(spec.body as AnySchema), chance, 0.3),
        );
  const odd = { "plimsoll-observed-at": hostileText(chance), "idempotency-key": hostileText(chance) };
  const headers = Object.entries(odd).filter(([, value]) => /^[\x21-\x7e ]{1,200}$/.test(value));
  return {
    params: Object.fromEntries(names.map((name) => [name, hostile()])),
    query: queryText(spec.query as AnySchema, chance),
    headers: chance.happens(0.3) ? Object.fromEntries(headers) : {},
    body: body ?? "null",
  };
};

/** What an answer must never say: how we speak to the database, and where our code is. */
const INSIDE =
  /syntax error|prisma|SQLSTATE|relation "|column "|invalid input syntax|node_modules|\bat \w+ \(|\/lib\/|password_hash|PLIMSOLL_/i;

const fault = async (route: ApiRoute, caller: Caller, sent: Sent): Promise<string | null> => {
  const began = performance.now();
  const response = await call(route, caller, sent);
  const isProblem = response.headers.get("content-type")?.includes("problem") === true;
  // What streams is read to its end: it may break off where nobody sees the status any more.
  const text = await response.text().catch(() => null);
  const seconds = (performance.now() - began) / 1000;
  const what = `${route.method} ${route.path} ${JSON.stringify(sent).slice(0, 600)}`;
  if (response.status >= 500) return `${response.status}: ${what}`;
  if (seconds > 2.5) return `took ${seconds.toFixed(1)} s: ${what}`;
  if (text === null) return `breaks off: ${what}`;
  if (isProblem && INSIDE.test(text)) return `says too much (${text.slice(0, 300)}): ${what}`;
  return null;
};

/** A route that writes its own SQL. */
const naive = (): ApiRoute => {
  const handle = async (request: Request) => {
    const name = new URL(request.url).searchParams.get("name") ?? "";
    const { pool } = await import("../../db/client.ts");
    const failed = await pool()
      .query(`select 1 from stolen where name = '${name}'`)
      .then(
        () => null,
        (error: Error) => error.message,
      );
    return new Response(failed ?? "[]", {
      status: failed ? 500 : 200,
      headers: { "content-type": "application/problem+json" },
    });
  };
  const spec = { summary: "Naive", permission: "self", query: z.strictObject({ name: z.string() }) };
  return {
    method: "GET",
    path: "/api/v1/naive",
    handler: Object.assign(handle, { spec }) as unknown as RouteHandler,
  };
};

const outputs = async (routes: readonly ApiRoute[], caller: Caller, tally: Tally): Promise<number> => {
  await hostileDocuments();
  const files = await exportedFiles(routes, caller);
  for (const { name, kind, bytes } of files) {
    const found = kind === "pdf" ? dangerousPdf(bytes) : await dangerousCells(kind, bytes);
    tally.all(found.map((each) => `${name}: ${each}`));
  }
  const planted = await dangerousCells("csv", Buffer.from('name\n"=1+1"\n'));
  tally.planted("a formula in a CSV file", planted.length > 0);
  const action = Buffer.from("%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (x) >> >> endobj");
  tally.planted("a script in a PDF file", dangerousPdf(action).length > 0);
  return files.length;
};

export const injection = suite({
  about:
    "hostile values in addresses, queries, bodies and documents stay values: in SQL, answers, CSV, XLSX and PDF",
  long: { n: "10000", seed: "" },
  quick: { n: "600" },
  async run({ n, seed }, say) {
    const chance = new Chance(seed || freshSeed());
    say(`injection: seed ${chance.seed}`);
    await newDatabase({ durable: false });
    process.env.NEXTAUTH_SECRET = "a secret of the suite, of no use elsewhere";
    await sql`create table stolen (name text)`;
    await sql`insert into stolen values ('still here')`;
    const routes = await loadRoutes();
    const tally = new Tally();
    let admin = await personCaller("admin", "admin");
    const files = await outputs(routes, admin, tally);
    const collector = await collectorCaller("ci");
    for (let at = 0; at < Number(n); at++) {
      if (at % 200 === 0) admin = await personCaller("admin", "admin");
      const own = chance.fork(at);
      const route = routes[at % routes.length]!;
      tally.add(await fault(route, own.happens(0.1) ? collector : admin, crafted(route, own)));
      if (tally.failures.length >= 40) break;
    }
    const left = await sql`select name from stolen`.catch(() => []);
    tally.add(left.length === 1 ? null : "the table that was to be stolen is gone");
    const found = await fault(naive(), admin, { query: "?name=%27" });
    tally.planted("a query built of text", found !== null);
    return tally.verdict({ seed: chance.seed, routes: routes.length, files });
  },
});
