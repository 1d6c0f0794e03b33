import { newDatabase } from "../database.ts";
import { signedInPerson } from "../person.ts";
import { startProcesses } from "../processes.ts";
import { suite } from "../suite.ts";
import { nonceOf, type ResponseKind, required, wrongHeaders } from "./header-rules.ts";
import { hostileDocuments } from "./hostile-documents.ts";
import { pages } from "./pages.ts";
import { loadRoutes, nothing } from "./routes.ts";
import { Tally } from "./tally.ts";

const look = (url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> =>
  fetch(url, { method, headers, redirect: "manual" });

const judge = async (tally: Tally, kind: ResponseKind, what: string, response: Response): Promise<void> => {
  await response.body?.cancel();
  const wrong = wrongHeaders(kind, response.headers);
  tally.add(wrong.length === 0 ? null : `${what} (${response.status}): ${wrong.join("; ")}`);
};

/** Every header that must be there, taken away in turn from a sound answer. */
const plant = (tally: Tally, kind: ResponseKind, sound: Headers): void => {
  for (const name of required(kind)) {
    const less = new Headers(sound);
    less.delete(name);
    tally.planted(`a ${kind} without ${name}`, wrongHeaders(kind, less).length > 0);
  }
  const more = new Headers(sound);
  more.set("access-control-allow-origin", "*");
  tally.planted(`a ${kind} for all origins`, wrongHeaders(kind, more).length > 0);
};

const apiPaths = async (): Promise<string[]> =>
  (await loadRoutes())
    .filter(({ method }) => method === "GET")
    .map(({ path }) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => nothing(path)[name]!));

/** Each answer has a nonce of its own, and every script on the page carries it. */
const freshNonces = async (url: string, n: number, tally: Tally): Promise<void> => {
  const nonces = new Set<string>();
  for (let at = 0; at < n; at++) {
    const response = await look(`${url}/sign-in`);
    const nonce = nonceOf(response.headers) ?? "";
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    const bare = scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`));
    tally.add(
      nonces.has(nonce) || bare.length > 0 ? `nonce ${nonce}: used before, or missing at ${bare[0]}` : null,
    );
    nonces.add(nonce);
  }
};

export const headers = suite({
  about:
    "every page, API answer, asset, refusal and redirect carries its headers; nonces are never used again",
  long: { n: "100" },
  quick: { n: "15" },
  async run({ n }, say) {
    const database = await newDatabase({ durable: false });
    const { url } = await startProcesses(database);
    const person = await signedInPerson(url);
    await hostileDocuments();
    const tally = new Tally();
    const paths = await pages();
    for (const path of paths) {
      await judge(tally, "page", path, await look(url + path, person.headers));
      await judge(tally, "page", `${path} signed out`, await look(url + path));
    }
    say(`headers: ${paths.length} pages`);
    for (const path of ["/nowhere", "/findings/nowhere/at/all", "/..%2f..%2fetc/passwd", "/api"])
      await judge(tally, "page", path, await look(url + path, person.headers));
    const api = await apiPaths();
    for (const path of [
      ...api,
      "/api/v1/nowhere",
      "/api/auth/csrf",
      "/api/auth/session",
      "/api/auth/providers",
    ]) {
      await judge(tally, "api", path, await look(url + path, person.headers));
      await judge(tally, "api", `${path} signed out`, await look(url + path));
    }
    await judge(
      tally,
      "api",
      "POST /api/v1/views",
      await look(`${url}/api/v1/views`, person.headers, "POST"),
    );
    const html = await (await look(`${url}/sign-in`)).text();
    const assets = [...html.matchAll(/\/_next\/static\/[\w./~-]+/g)].map(([path]) => path);
    for (const path of [...new Set(assets), "/icon.svg"])
      await judge(tally, "asset", path, await look(url + path));
    await freshNonces(url, Number(n), tally);
    plant(tally, "page", (await look(`${url}/sign-in`)).headers);
    plant(tally, "api", (await look(`${url}/api/v1/me`, person.headers)).headers);
    return tally.verdict({ pages: paths.length, routes: api.length, assets: assets.length });
  },
});
