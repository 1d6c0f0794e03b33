import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Beat } from "../../collectors/beats/schema.ts";
import type { Parcel } from "../parcel.ts";
import { Pulse } from "./pulse.ts";

let http: Server;
let beats: Beat[] = [];
let status = 200;
let address = "";
beforeEach(async () => {
  beats = [];
  status = 200;
  http = createServer(async (request, response) => {
    expect([request.method, request.url]).toEqual(["POST", "/api/v1/heartbeat"]);
    expect(request.headers.authorization).toBe("Bearer t");
    beats.push(Beat.parse(await json(request)));
    response.writeHead(status).end(JSON.stringify({ server: "0.1.0", wanted: [], standSeconds: 840 }));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => http.close(resolve)));

const SELF = { agent: { kind: "kubernetes", version: "0.1.0" }, intervalSeconds: 60 } as const;
const SPOOL = { waiting: 2, lost: 1 };
const never = new AbortController().signal;
const SOURCE = { kind: "kubernetes", name: "east", version: "v1.33.0" } as const;
const look = (content: string): Parcel => ({
  name: "kubernetes-snapshot.json",
  body: Buffer.from(content),
  observedAt: new Date(),
  subjects: [],
  series: "kubernetes:east",
  content,
  source: SOURCE,
});

describe("the pulse of an agent", () => {
  it("says what it looks at, how often, and what went wrong, the latest first", async () => {
    const pulse = new Pulse({ url: address, token: "t" }, SELF);
    const heard: string[] = [];
    const tell = pulse.telling(({ event }) => void heard.push(event));
    for (let i = 0; i < 7; i += 1) tell({ event: "unseen", reason: `no answer ${i}`, seconds: 1 });
    tell({ event: "gathered", name: "a", bytes: 1 });
    tell({ event: "lost", name: "a", total: 1 });
    await pulse.beat(SPOOL, never);
    const shipped: string[] = [];
    await pulse.shipping(async ({ name }) => void shipped.push(name), tell)(look("a"));
    await pulse.beat(SPOOL, never);
    expect(heard.slice(-2)).toEqual(["gathered", "lost"]);
    expect(beats[0]).toMatchObject({ ...SELF, ...SPOOL, source: null, unchanged: [] });
    expect(beats[0]!.troubles.map(({ event, reason }) => `${event} ${reason}`)).toEqual([
      "lost no room: a is lost (1 in all)",
      ...[6, 5, 4, 3].map((i) => `unseen no answer ${i}`),
    ]);
    expect(beats[1]).toMatchObject({ source: SOURCE });
    expect(beats[1]!.unchanged).toHaveLength(1);
    expect(shipped).toHaveLength(1);
  });

  it.each([
    [200, 1],
    [404, 2],
    [503, 2],
  ])("leaves out what has not changed where the server answers %d", async (answer, sent) => {
    status = answer;
    const pulse = new Pulse({ url: address, token: "t" }, SELF);
    const shipped: string[] = [];
    const told: string[] = [];
    const ship = pulse.shipping(
      async ({ name }) => void shipped.push(name),
      ({ event }) => void told.push(event),
    );
    await ship(look("a"));
    await pulse.beat(SPOOL, never);
    await ship(look("a"));
    expect(shipped).toHaveLength(sent);
    expect(told).toEqual(sent === 1 ? ["unchanged"] : []);
  });

  it("beats at once, and again as soon as it knows what it looks at, until it is told to end", async () => {
    const pulse = new Pulse({ url: address, token: "t" }, SELF);
    const ending = new AbortController();
    const beating = pulse.beating(SPOOL, ending.signal);
    await expect.poll(() => beats.length).toBe(1);
    await pulse.shipping(
      async () => {},
      () => {},
    )(look("a"));
    await expect.poll(() => beats.at(-1)?.source).toEqual(SOURCE);
    expect(beats).toHaveLength(2);
    ending.abort();
    await beating;
  });
});
