/** `npm run bench -- NAME [--runs N] [--present N] [--data DIR]`: each bench times the product against its limit in one process. */
const BENCHES: Record<string, () => Promise<unknown>> = {
  audit: () => import("./audit.ts"),
  score: () => import("./score.ts"),
  match: () => import("./match.ts"),
  "ingest-first": () => import("./ingest-first.ts"),
  "ingest-same": () => import("./ingest-same.ts"),
  "ingest-identical": () => import("./ingest-identical.ts"),
  "ingest-small": () => import("./ingest-small.ts"),
  "ingest-growth": () => import("./ingest-growth.ts"),
  rollout: () => import("./rollout.ts"),
  events: () => import("./events.ts"),
  churn: () => import("./churn.ts"),
  page: () => import("./page.ts"),
  facets: () => import("./facets.ts"),
  search: () => import("./search.ts"),
  desk: () => import("./desk.ts"),
  board: () => import("./board.ts"),
  past: () => import("./past.ts"),
  ui: () => import("./ui.ts"),
  http: () => import("./http.ts"),
  size: () => import("./size.ts"),
};

// A bench is one caller that asks as fast as it can.
process.env.PLIMSOLL_RATE_LIMIT ??= "0";
const name = process.argv[2] ?? "";
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) await bench();
else {
  console.error(`There is no bench "${name}". Benches: ${Object.keys(BENCHES).join(", ")}`);
  process.exitCode = 2;
}
