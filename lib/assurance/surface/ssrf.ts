import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError } from "../../errors.ts";
import { exchange, fetchDocument, mailServerAddress, type OutboundOptions } from "../../http/outbound.ts";
import { belongs } from "../belongings.ts";
import { Chance, freshSeed } from "../chance.ts";
import { suite } from "../suite.ts";
import { insideAddress, insideAnswer, insideHost } from "./addresses.ts";
import { Tally } from "./tally.ts";

interface Trap {
  port: number;
  touched: number;
}

const HOST = "127.0.0.1";

const listen = async (answer: RequestListener): Promise<number> => {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, HOST, ready));
  belongs(async () => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

/** A service of this machine that nobody may be led to. */
const setTrap = async (): Promise<Trap> => {
  const trap = { port: 0, touched: 0 };
  trap.port = await listen((_, response) => {
    trap.touched += 1;
    response.end("inside");
  });
  return trap;
};

type Reach = (address: string, options: OutboundOptions) => Promise<unknown>;

const REACHES: readonly Reach[] = [
  (address, options) => fetchDocument(address, options),
  (address, options) => exchange(address, { method: "POST", headers: {}, body: "{}" }, options),
];

/** Null when the address was refused before anybody was asked; an unknown name is as good. */
const refusal = async (what: string, reach: () => Promise<unknown>, trap: Trap): Promise<string | null> => {
  const before = trap.touched;
  const outcome = await reach().then(
    () => "it answered",
    (error: unknown) =>
      error instanceof AppError &&
      (error.code === "forbidden" || /no address|ENOTFOUND|EAI_AGAIN/.test(error.message))
        ? null
        : `it was tried: ${(error as Error).message}`,
  );
  return trap.touched > before ? `${what}: the trap was reached` : outcome && `${what}: ${outcome}`;
};

const SHORT = { timeoutMs: 2_000 };
/** Names of these tries exist nowhere: what they mean is said by the try. */
const nowhere = async (): Promise<never> => Promise.reject(new Error("getaddrinfo ENOTFOUND"));

/** A name whose addresses are inside, all or one of them. */
const byName = (chance: Chance, trap: Trap): Promise<string | null> => {
  const inside = { address: insideAnswer(chance), family: 4 };
  const outside = { address: "93.184.215.14", family: 4 };
  const answers = chance.shuffled(chance.happens(0.5) ? [inside] : [inside, outside]);
  const options = { ...SHORT, resolve: async () => answers };
  const reach = chance.pick(REACHES);
  const told = answers.map(({ address }) => address).join(" and ");
  return refusal(`a name that means ${told}`, () => reach("https://feeds.example/", options), trap);
};

/** An allowed server that sends its callers on to a place inside. */
const byRedirect = async (chance: Chance, trap: Trap): Promise<string | null> => {
  const target = chance.happens(0.5) ? `http://${HOST}:${trap.port}/` : insideAddress(chance, trap.port);
  const status = chance.pick([301, 302, 303, 307, 308]);
  const port = await listen((_, response) =>
    response.writeHead(status, { location: encodeURI(target) }).end(),
  );
  const options = { ...SHORT, allow: `${HOST}:${port}` };
  const before = trap.touched;
  const fetched = await fetchDocument(`http://${HOST}:${port}/`, options).then(
    () => "a document came back",
    () => null,
  );
  const { status: answered } = await exchange(
    `http://${HOST}:${port}/`,
    { method: "GET", headers: {}, body: "" },
    options,
  );
  if (trap.touched > before) return `a redirect (${status}) to ${target}: the trap was reached`;
  return fetched ?? (answered === status ? null : `exchange followed a redirect (${status}) to ${target}`);
};

/** A name that means something else the second time it is asked: it must be asked once, and its first meaning held. */
const byRebinding = async (trap: Trap): Promise<string | null> => {
  let asked = 0;
  const port = await listen((_, response) => response.end("first"));
  const resolve = async () => {
    asked += 1;
    return [{ address: asked === 1 ? HOST : "127.0.0.2", family: 4 }];
  };
  const name = `rebind.example:${port}`;
  const body = String(await fetchDocument(`http://${name}/`, { ...SHORT, allow: name, resolve }));
  return body === "first" && asked === 1 && trap.touched === 0 ? null : `rebinding: asked ${asked} times`;
};

const byMail = (chance: Chance, trap: Trap): Promise<string | null> => {
  const host = decodeURIComponent(insideHost(chance));
  return refusal(
    `a mail server at ${host}`,
    () =>
      mailServerAddress(host, chance.pick([25, 587, trap.port]), {
        resolve: async () => [{ address: HOST, family: 4 }],
      }),
    trap,
  );
};

export const ssrf = suite({
  about: "no address, name, redirect or rebinding leads an outbound request to a place inside",
  long: { n: "5000", seed: "" },
  quick: { n: "400" },
  async run({ n, seed }, say) {
    const chance = new Chance(seed || freshSeed());
    say(`ssrf: seed ${chance.seed}`);
    const trap = await setTrap();
    const tally = new Tally();
    for (let at = 0; at < Number(n); at++) {
      const own = chance.fork(at);
      const kind = own.below(10);
      if (kind < 6) {
        const address = insideAddress(own, trap.port);
        const reach = own.pick(REACHES);
        tally.add(await refusal(address, () => reach(address, { ...SHORT, resolve: nowhere }), trap));
      } else if (kind < 8) tally.add(await byName(own, trap));
      else if (kind < 9) tally.add(await byMail(own, trap));
      else tally.add(at % 10 === 0 ? await byRebinding(trap) : await byRedirect(own, trap));
    }
    const open: Reach = (address) => fetch(address);
    const found = await refusal("planted", () => open(`http://${HOST}:${trap.port}/`, {}), trap);
    tally.planted("a fetch that checks nothing", found !== null);
    return tally.verdict({ seed: chance.seed });
  },
});
