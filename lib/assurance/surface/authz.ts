import { Chance, freshSeed } from "../chance.ts";
import { newDatabase } from "../database.ts";
import { suite } from "../suite.ts";
import {
  declaredMatrix,
  type MatrixRow,
  matrixDifferences,
  writeMatrix,
  writtenMatrix,
} from "./authorisation.ts";
import { statusOf } from "./call.ts";
import { allCallers, CALLERS, type Caller, type CallerName } from "./callers.ts";
import { FORGERIES } from "./forgeries.ts";
import { OWNERS } from "./owners.ts";
import { type ApiRoute, loadRoutes } from "./routes.ts";
import { Tally } from "./tally.ts";

type Callers = Record<CallerName, Caller>;

const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

/** One call held against the document; null when it is as written. */
const deviation = async (route: ApiRoute, row: MatrixRow, callers: Callers, name: CallerName) => {
  const status = await statusOf(route, callers[name]);
  const verdict = status === 401 || status === 403 ? String(status) : "through";
  const wanted = row.verdicts[name];
  if (status >= 500 && status !== 503) return `${nameOf(route)} as ${name} answers ${status}`;
  return verdict === wanted ? null : `${nameOf(route)} as ${name}: ${verdict}, written is ${wanted}`;
};

/** Every route called by everyone. A call may end the caller's own session: each route gets fresh ones. */
const callAll = async (routes: readonly ApiRoute[], rows: Map<string, MatrixRow>, tally: Tally) => {
  let callers = await allCallers();
  for (const route of routes) {
    const row = rows.get(nameOf(route));
    if (!row) continue;
    if (route.method !== "GET") callers = await allCallers();
    for (const name of CALLERS) tally.add(await deviation(route, row, callers, name));
  }
  return callers;
};

interface Unguarded {
  planted: number;
  /** Refused by the read or write behind, which asks again. */
  held: number;
  /** Answered with what was asked for. */
  open: number;
}

/** Guards taken away one after the other: the document must tell. What is behind them is called by nobody. */
const withoutGuards = async (
  routes: readonly ApiRoute[],
  rows: Map<string, MatrixRow>,
  tally: Tally,
): Promise<Unguarded> => {
  const found = { planted: 0, held: 0, open: 0 };
  for (const route of routes) {
    const spec = route.handler.spec as { permission: string };
    const row = rows.get(nameOf(route));
    if (!row || spec.permission === "public") continue;
    const kept = spec.permission;
    spec.permission = "public";
    try {
      const told = matrixDifferences([row], declaredMatrix([route])).length > 0;
      const status = await statusOf(route, { name: "nobody", headers: {} });
      found.planted += 1;
      if (status === 401 || status === 403) found.held += 1;
      if (status < 300) found.open += 1;
      tally.add(told ? null : `${nameOf(route)} without its guard was not noticed`);
    } finally {
      spec.permission = kept;
    }
  }
  return found;
};

/** Credentials that are none, at random routes. */
const forge = async (n: number, routes: readonly ApiRoute[], chance: Chance, tally: Tally) => {
  const guarded = routes.filter(({ handler }) => (handler.spec.permission as string) !== "public");
  for (let at = 0; at < n; at++) {
    const [what, make] = FORGERIES[at % FORGERIES.length]!;
    const route = chance.pick(guarded);
    const status = await statusOf(route, await make(chance), {});
    tally.add(status === 401 ? null : `${nameOf(route)} takes ${what}: ${status}`);
  }
};

export const authz = suite({
  about:
    "every route is called as every role; objects of others, forged credentials and missing guards are refused",
  long: { n: "1000", seed: "", guards: "400", write: "" },
  quick: { n: "60", guards: "12" },
  async run({ n, seed, guards, write }, say) {
    const chance = new Chance(seed || freshSeed());
    say(`authz: seed ${chance.seed}`);
    await newDatabase({ durable: false });
    process.env.NEXTAUTH_SECRET = "a secret of the suite, of no use elsewhere";
    const routes = await loadRoutes();
    const declared = declaredMatrix(routes);
    if (write === "yes") writeMatrix(declared);
    const written = writtenMatrix();
    const rows = new Map(written.map((row) => [nameOf(row), row]));
    const tally = new Tally();
    tally.all(matrixDifferences(written, declared));
    await callAll(routes, rows, tally);
    say(`authz: ${tally.passed} verdicts over ${routes.length} routes`);
    for (const [what, holds] of OWNERS)
      tally.add((await holds(routes)) ? null : `${what}: it was let through`);
    await forge(Number(n), routes, chance, tally);
    const { planted, held, open } = await withoutGuards(
      chance.shuffled(routes).slice(0, Number(guards)),
      rows,
      tally,
    );
    return tally.verdict({
      seed: chance.seed,
      routes: routes.length,
      "guards removed and noticed": planted,
      "refused by the data layer all the same": held,
      "answered then": open,
    });
  },
});
