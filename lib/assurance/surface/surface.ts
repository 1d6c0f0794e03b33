import { Chance, freshSeed } from "../chance.ts";
import { newDatabase } from "../database.ts";
import { signedInPerson } from "../person.ts";
import { startProcesses } from "../processes.ts";
import { suite } from "../suite.ts";
import { buildViolations, rawAnswer, sourceViolations } from "./diet.ts";
import { hostileAddress } from "./page-queries.ts";
import { pages } from "./pages.ts";
import { Tally } from "./tally.ts";

type Headers = Record<string, string>;

/** Headers by which frameworks have been talked out of their checks. */
const TRICKS: readonly Headers[] = [
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-middleware-prefetch": "1", purpose: "prefetch" },
  { "x-invoke-path": "/home", "x-invoke-status": "200" },
  { "x-matched-path": "/home" },
  { "x-original-url": "/sign-in" },
  { "x-rewrite-url": "/sign-in" },
  { "x-forwarded-host": "attacker.example" },
  { "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1" },
  { "x-http-method-override": "GET" },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { "next-router-state-tree": "%5B%22%22%5D", rsc: "1" },
  { "x-nextjs-data": "1" },
];

/** Files and services that are none of a browser's business. */
const ELSEWHERE = [
  "/.git/config",
  "/.env",
  "/package.json",
  "/next.config.js",
  "/.next/BUILD_ID",
  "/.plimsoll/secrets/key",
  "/server.js",
  "/lib/db/client.ts",
  "/_next/static/../../package.json",
  "/_next/static/%2e%2e/%2e%2e/package.json",
  "/..%5c..%5cpackage.json",
  "/static/%00",
  "/_next/image?url=%2Ficon.svg&w=64&q=75",
  "/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75",
  "/_next/data/x/findings.json",
  "/__nextjs_original-stack-frame",
  "/__nextjs_launch-editor",
  "/_next/webpack-hmr",
  "/debug",
  "/phpinfo.php",
  "/actuator",
  "/graphql",
];

const isShut = (status: number): boolean => status === 404 || status === 400 || status === 403;

const get = (url: string, headers: Headers = {}, method = "GET", body: string | null = null) =>
  fetch(url, { method, headers, redirect: "manual", body });

const check = async (
  tally: Tally,
  what: string,
  answer: Promise<Response>,
  ok: (r: Response, text: string) => boolean,
) => {
  const response = await answer;
  const text = await response.text();
  tally.add(ok(response, text) ? null : `${what}: ${response.status} ${text.slice(0, 120)}`);
};

/** Only ever shown to somebody who signed in. */
const SECRET_NAME = "suite@plimsoll.example";

const leadsAway = (response: Response, text: string): boolean =>
  !text.includes(SECRET_NAME) &&
  (response.status === 307 ||
    text === "{}" ||
    isShut(response.status) ||
    text.includes("/sign-in") ||
    text.includes("NEXT_REDIRECT"));

const RAW: readonly [what: string, request: string, refused: RegExp][] = [
  ["TRACE", "TRACE / HTTP/1.1\nHost: a\nConnection: close\n\n", /^(HTTP\/1\.1 (4|5|3)\d\d|$)/],
  ["CONNECT", "CONNECT 127.0.0.1:22 HTTP/1.1\nHost: a\n\n", /^(HTTP\/1\.1 (4|5)\d\d|$)/],
  [
    "a web socket",
    "GET /_next/webpack-hmr HTTP/1.1\nHost: a\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n",
    /^(?!HTTP\/1\.1 101)/,
  ],
  [
    "two lengths of one body",
    "POST /api/v1/me HTTP/1.1\nHost: a\nContent-Length: 3\nContent-Length: 4\n\nabcd",
    /^(HTTP\/1\.1 400|$)/,
  ],
  [
    "a length and chunks",
    "POST /api/v1/me HTTP/1.1\nHost: a\nContent-Length: 3\nTransfer-Encoding: chunked\n\n0\n\n",
    /^(HTTP\/1\.1 400|$)/,
  ],
  ["a folded header", "GET / HTTP/1.1\nHost: a\nX-A: b\n c\n\n", /^(HTTP\/1\.1 (400|307)|$)/],
  ["no host", "GET / HTTP/1.1\n\n", /^(HTTP\/1\.1 400|$)/],
  ["headers without end", `GET / HTTP/1.1\nHost: a\nX: ${"a".repeat(40_000)}\n\n`, /^(HTTP\/1\.1 431|$)/],
];

const planted: readonly [string, string][] = [
  ["app/planted.ts", '"use server";\nexport const act = async () => 1;'],
  ["components/planted.tsx", "<p dangerouslySetInnerHTML={{ __html: text }} />"],
  ["lib/planted.ts", "prisma.$queryRawUnsafe(text)"],
];

/** Actions, files, odd requests and methods: the same each time. */
const absent = async (
  url: string,
  session: Headers,
  paths: readonly string[],
  tally: Tally,
): Promise<void> => {
  for (const path of paths) {
    const action = { "next-action": "00", "content-type": "text/plain", ...session, origin: url };
    await check(
      tally,
      `an action at ${path}`,
      get(url + path, action, "POST", "[]"),
      (r) => r.status === 403,
    );
  }
  for (const path of ELSEWHERE)
    await check(
      tally,
      path,
      get(url + path, session),
      (r, text) => isShut(r.status) && !text.includes('"dependencies"'),
    );
  for (const [what, request, refused] of RAW) {
    const line = await rawAnswer(url, request);
    tally.add(refused.test(line) ? null : `${what}: ${line}`);
  }
  for (const method of ["PUT", "DELETE", "PATCH"])
    await check(
      tally,
      `${method} at the API`,
      get(`${url}/api/v1/search`, { ...session, origin: url }, method),
      (r) => r.status === 405,
    );
};

/** Pages asked for by nobody with tricks, and by somebody with hostile addresses. */
const talkedRound = async (
  url: string,
  session: Headers,
  paths: readonly string[],
  { n, chance }: { n: number; chance: Chance },
  tally: Tally,
): Promise<void> => {
  for (let at = 0; at < n; at++) {
    const own = chance.fork(at);
    const path = own.pick(paths);
    const trick = Object.assign({}, ...own.shuffled(TRICKS).slice(0, 1 + own.below(3))) as Headers;
    await check(
      tally,
      `${path} signed out, with ${JSON.stringify(trick)}`,
      get(url + path, trick),
      leadsAway,
    );
  }
  for (let at = 0; at < n; at++) {
    const path = hostileAddress(paths[at % paths.length]!, chance.fork(`address ${at}`));
    await check(tally, path.slice(0, 400), get(url + path, session), (r) => r.status < 500);
  }
};

export const surface = suite({
  about:
    "what the product does without is absent: actions, optimizer, rewrites, sockets, maps, files, framework back doors",
  long: { n: "600", seed: "" },
  quick: { n: "60" },
  async run({ n, seed }, say) {
    const chance = new Chance(seed || freshSeed());
    say(`surface: seed ${chance.seed}`);
    const tally = new Tally();
    tally.all(sourceViolations());
    for (const [file, text] of planted)
      tally.planted(`${file}: ${text}`, sourceViolations([[file, text]]).length > 0);
    const database = await newDatabase({ durable: false });
    const { url } = await startProcesses(database);
    tally.all(buildViolations());
    const person = await signedInPerson(url);
    const paths = (await pages()).filter((path) => !/sign-in|welcome|verify/.test(path));
    await absent(url, person.headers, paths, tally);
    await talkedRound(url, person.headers, paths, { n: Number(n), chance }, tally);
    const open = await get(`${url}/settings`, person.headers);
    tally.planted("a page that shows who is there", !leadsAway(open, await open.text()));
    return tally.verdict({ seed: chance.seed, pages: paths.length });
  },
});
