import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Happening } from "../happening.ts";
import { drain } from "./drain.ts";
import { SPOOL_LIMITS, Spool } from "./spool.ts";

type Answer = (response: ServerResponse, delivery: { id: number; repeated: boolean }) => void;

const accept: Answer = (response, { id, repeated }) => {
  const accepted = { reportId: id, deliveryId: id, sha256: "x", repeated };
  response.writeHead(202, { "content-type": "application/json" }).end(JSON.stringify(accepted));
};
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end(JSON.stringify({ detail: `because ${code}` }));
/** It has stored the document, and dies before it can say so. */
const crash: Answer = (response) => response.destroy();

/** Keeps deliveries as the product does: one for each key. Answers come from a script, the last one for ever. */
class Receiver {
  readonly stored = new Map<string, string>();
  requests = 0;
  private readonly http: Server;
  private readonly script: { answer: Answer; stores: boolean }[];

  constructor(script: { answer: Answer; stores: boolean }[]) {
    this.script = script;
    this.http = createServer((request, response) => void this.take(request, response));
  }

  async start(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.http.listen(port, "127.0.0.1", resolve));
    return (this.http.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    this.http.closeAllConnections();
    return new Promise((resolve) => this.http.close(() => resolve()));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await buffer(request)).toString();
    const { answer, stores } = this.script[Math.min(this.requests, this.script.length - 1)]!;
    this.requests += 1;
    const key = String(request.headers["idempotency-key"]);
    const repeated = this.stored.has(key);
    if (stores) this.stored.set(key, body);
    answer(response, { id: [...this.stored.keys()].indexOf(key) + 1, repeated });
  }
}

const ok = { answer: accept, stores: true };
const not = (answer: Answer) => ({ answer, stores: false });

let folder = "";
let spool: Spool;
let told: Happening[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-drain-"));
  told = [];
  spool = await Spool.open(folder, SPOOL_LIMITS, (happening) => told.push(happening));
});
afterEach(() => {
  spool.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (...texts: string[]) =>
  Promise.all(
    texts.map((text) =>
      spool.put({ name: text, body: Buffer.from(text), observedAt: new Date(0), subjects: [] }),
    ),
  );

const patience = (watch: boolean, signal = new AbortController().signal) => ({
  watch,
  signal,
  tell: (happening: Happening) => told.push(happening),
  firstWaitMs: 5,
});

const drained = async (script: { answer: Answer; stores: boolean }[]) => {
  const receiver = new Receiver(script);
  const url = `http://127.0.0.1:${await receiver.start()}`;
  const result = await drain(spool, { url, token: "t" }, patience(false));
  await receiver.stop();
  return { result, receiver };
};

describe("draining the spool", () => {
  it("sends all, in order", async () => {
    await put("one", "two", "three");
    const { result, receiver } = await drained([ok]);
    expect(result).toEqual({ deliveries: [1, 2, 3], refused: 0, stopped: null });
    expect([...receiver.stored.values()]).toEqual(["one", "two", "three"]);
    expect(spool.waiting).toBe(0);
  });

  it.each<[string, { answer: Answer; stores: boolean }]>([
    ["429", not(status(429))],
    ["503 that says when", not(status(503, { "retry-after": "0" }))],
    ["500", not(status(500))],
    ["a broken connection", not(crash)],
    ["a portal's 200", not((response) => response.end("<html>Please sign in</html>"))],
  ])("tries again after %s, and nothing is lost or doubled", async (_, trouble) => {
    await put("one", "two");
    const { result, receiver } = await drained([trouble, trouble, ok]);
    expect(result).toEqual({ deliveries: [1, 2], refused: 0, stopped: null });
    expect([...receiver.stored.values()]).toEqual(["one", "two"]);
  });

  it("sends once what the server had stored before it crashed", async () => {
    await put("one", "two");
    const { receiver } = await drained([{ answer: crash, stores: true }, ok]);
    expect([...receiver.stored.values()]).toEqual(["one", "two"]);
    expect(told).toContainEqual({ event: "accepted", name: "one", deliveryId: 1, repeated: true });
  });

  it("waits as long as it is told to", async () => {
    await put("one");
    const began = Date.now();
    await drained([not(status(429, { "retry-after": "1" })), ok]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
  });

  it("sets aside what the server will never take, with the reason, and goes on", async () => {
    await put("bad", "good");
    const { result, receiver } = await drained([not(status(413)), ok]);
    expect(result).toEqual({ deliveries: [1], refused: 1, stopped: null });
    expect([...receiver.stored.values()]).toEqual(["good"]);
    const refused = readdirSync(join(folder, "refused")).sort();
    expect(refused).toEqual(["000000000001.parcel", "000000000001.parcel.reason"]);
    expect(readFileSync(join(folder, "refused", refused[1]!), "utf8")).toBe("413: because 413\n");
  });

  it.each([401, 403, 404])("keeps everything when %i says that token or address are wrong", async (code) => {
    await put("one", "two");
    const { result, receiver } = await drained([not(status(code))]);
    expect(result).toEqual({ deliveries: [], refused: 0, stopped: `${code}: because ${code}` });
    expect(receiver.requests).toBe(1);
    expect(spool.waiting).toBe(2);
  });

  it("gives up looking once when the server stays away, and keeps what waits", async () => {
    await put("one");
    const { result } = await drained([not(status(503, { "retry-after": "0" }))]);
    expect(result.stopped).toMatch(/503/);
    expect(spool.waiting).toBe(1);
  });

  it("goes on watching while the server is away, and sends when it is back", async () => {
    const gone = new Receiver([ok]);
    const port = await gone.start();
    await gone.stop();
    const ending = new AbortController();
    const url = `http://127.0.0.1:${port}`;
    const draining = drain(spool, { url, token: "t" }, patience(true, ending.signal));
    await put("one");
    await expect.poll(() => told.filter(({ event }) => event === "waiting").length).toBeGreaterThan(2);
    const back = new Receiver([ok]);
    await back.start(port);
    await expect.poll(() => spool.waiting).toBe(0);
    await put("two");
    await expect.poll(() => [...back.stored.values()]).toEqual(["one", "two"]);
    ending.abort();
    expect(await draining).toEqual({ deliveries: [1, 2], refused: 0, stopped: null });
    await back.stop();
  });

  it("ends at once when told to, with what it was sending still there", async () => {
    const silent = new Receiver([not(() => {})]);
    const ending = new AbortController();
    const url = `http://127.0.0.1:${await silent.start()}`;
    await put("one");
    const draining = drain(spool, { url, token: "t" }, patience(true, ending.signal));
    await expect.poll(() => silent.requests).toBe(1);
    ending.abort();
    expect((await draining).stopped).not.toBeNull();
    expect(spool.waiting).toBe(1);
    await silent.stop();
  });
});
