import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Happening } from "../happening.ts";
import type { Parcel } from "../parcel.ts";
import { dockerAgent } from "./agent.ts";

const idOf = (name: string): string => Buffer.from(name).toString("hex").padEnd(64, "0");

/** The part of the Docker Engine API that an agent asks, with containers that come and go as a test says. */
class FakeEngine {
  readonly asked: string[] = [];
  private readonly containers = new Map<string, object>();
  private readonly history: { at: number; line: string }[] = [];
  private readonly listeners = new Set<ServerResponse>();
  private http: Server | undefined;
  private readonly path: string;
  /** Called when a look asks for the images, which is the last that it asks for. */
  beforeImages: (() => void) | null = null;

  constructor(path: string) {
    this.path = path;
  }

  start(): Promise<void> {
    this.http = createServer((request, response) => this.answer(new URL(`http://e${request.url}`), response));
    return new Promise((resolve) => this.http!.listen(this.path, resolve));
  }

  async stop(): Promise<void> {
    this.listeners.clear();
    this.http?.closeAllConnections();
    await new Promise((resolve) => (this.http ? this.http.close(resolve) : resolve(null)));
  }

  run(name: string): void {
    const Id = idOf(name);
    const Config = { Image: `registry.example/${name}:1`, Env: ["TOKEN=canary"], Labels: {} };
    this.containers.set(Id, { Id, Name: `/${name}`, State: { Status: "running" }, Config, HostConfig: {} });
    this.tell(name, "create");
    this.tell(name, "start");
  }

  stopContainer(name: string): void {
    const container = this.containers.get(idOf(name));
    this.containers.set(idOf(name), { ...container, State: { Status: "exited" } });
    this.tell(name, "die");
  }

  remove(name: string): void {
    this.containers.delete(idOf(name));
    this.tell(name, "die");
    this.tell(name, "destroy");
  }

  private tell(name: string, Action: string): void {
    const at = Date.now();
    const Attributes = { name, image: `registry.example/${name}:1`, exitCode: "0" };
    const Actor = { ID: idOf(name), Attributes };
    const line = `${JSON.stringify({ Type: "container", Action, Actor, time: at / 1000, timeNano: at * 1e6 })}\n`;
    this.history.push({ at, line });
    for (const listener of this.listeners) listener.write(line);
  }

  private answer({ pathname, searchParams }: URL, response: ServerResponse): void {
    this.asked.push(pathname);
    const path = pathname.replace(/^\/v1\.41/, "");
    const known: Record<string, unknown> = {
      "/version": { Version: "27.5.1", ApiVersion: "1.47", MinAPIVersion: "1.24" },
      "/info": { Name: "dock-1", ServerVersion: "27.5.1" },
      "/images/json": [],
      "/containers/json": [...this.containers.values()],
    };
    if (path === "/images/json") {
      this.beforeImages?.();
      this.beforeImages = null;
    }
    const found = known[path] ?? this.containers.get(path.split("/")[2] ?? "");
    if (path === "/events") this.stream(Number(searchParams.get("since")) * 1000, response);
    else response.writeHead(found ? 200 : 404).end(JSON.stringify(found ?? {}));
  }

  private stream(since: number, response: ServerResponse): void {
    response.writeHead(200).flushHeaders();
    for (const { at, line } of this.history) if (at >= since) response.write(line);
    this.listeners.add(response);
  }
}

interface Document {
  containers: { Id: string; Name: string; State: { Status: string } }[] | null;
  lifetimes: { name: string; container: object | null; finishedAt: string | null }[];
}

let folder = "";
let engine: FakeEngine;
let ending: AbortController;
let looking: Promise<void>;
let documents: Document[] = [];
let told: Happening[] = [];

const watch = (interval = 300) => {
  const circumstances = {
    env: {},
    version: "0.1.0",
    interval,
    tell: (happening: Happening) => told.push(happening),
  };
  const agent = dockerAgent({ host: join(folder, "e.sock") }, circumstances);
  const ship = async ({ body }: Parcel) => {
    documents.push(JSON.parse(Buffer.from(body).toString()));
  };
  looking = agent(ship, { watch: true, signal: ending.signal });
};
const there = () => documents.findLast(({ containers }) => containers)?.containers?.map(({ Name }) => Name);
const outlived = () => documents.flatMap(({ lifetimes }) => lifetimes.map(({ name }) => name));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-watch-"));
  engine = new FakeEngine(join(folder, "e.sock"));
  ending = new AbortController();
  documents = [];
  told = [];
});
afterEach(async () => {
  ending.abort();
  await looking;
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

const eventually = { timeout: 10_000 };

describe("watching an engine", () => {
  it("shows what starts and ends, and what no look saw, with what the engine said of it", async () => {
    await engine.start();
    engine.run("web");
    watch();
    await expect.poll(there, eventually).toEqual(["/web"]);
    engine.run("blink");
    await expect.poll(() => engine.asked, eventually).toContain(`/v1.41/containers/${idOf("blink")}/json`);
    engine.remove("blink");
    engine.run("db");
    await expect.poll(there, eventually).toEqual(["/web", "/db"]);
    await expect.poll(outlived, eventually).toEqual(["blink"]);
    const [blink] = documents.flatMap(({ lifetimes }) => lifetimes);
    expect(blink).toMatchObject({ container: { Name: "/blink", Config: { Env: ["TOKEN"] } } });
    expect(JSON.stringify(documents)).not.toContain("canary");
  });

  it("sends a look every interval though nothing happens", async () => {
    await engine.start();
    watch(100);
    await expect.poll(() => documents.length, eventually).toBeGreaterThan(2);
  });

  it("does not ask again about containers that did not change", async () => {
    await engine.start();
    engine.run("web");
    watch(100);
    const asked = () => engine.asked.filter((path) => path.endsWith(`${idOf("web")}/json`)).length;
    await expect.poll(() => documents.length, eventually).toBeGreaterThan(2);
    const before = asked();
    await expect.poll(() => documents.length, eventually).toBeGreaterThan(5);
    expect(asked()).toBe(before);
  });

  it("waits for an engine that is not there yet, and says so", async () => {
    watch();
    await expect.poll(() => told.map(({ event }) => event), eventually).toContain("unseen");
    await engine.start();
    await expect.poll(there, eventually).toEqual([]);
  });

  it("hears what happened while the connection was broken, once", async () => {
    await engine.start();
    engine.run("web");
    watch();
    await expect.poll(there, eventually).toEqual(["/web"]);
    await engine.stop();
    engine.remove("web");
    engine.run("blink");
    engine.remove("blink");
    engine.run("db");
    await engine.start();
    await expect.poll(there, eventually).toEqual(["/db"]);
    await expect.poll(() => outlived().sort(), eventually).toEqual(["blink", "web"]);
    await expect.poll(() => documents.length, eventually).toBeGreaterThan(4);
    expect(outlived().sort()).toEqual(["blink", "web"]);
  });

  it("sees what changed while it looked", async () => {
    await engine.start();
    for (const name of ["web", "db"]) engine.run(name);
    engine.beforeImages = () => {
      engine.stopContainer("web");
      engine.remove("db");
    };
    watch();
    const states = () =>
      documents.findLast(({ containers }) => containers)?.containers?.map(({ State }) => State);
    await expect.poll(states, eventually).toEqual([{ Status: "exited" }]);
    await expect.poll(outlived, eventually).toEqual(["db"]);
  });

  it("tells of thousands that come and go at once, each once", async () => {
    await engine.start();
    watch();
    await expect.poll(there, eventually).toEqual([]);
    const names = Array.from({ length: 5_000 }, (_, n) => `job-${n}`);
    for (const name of names) {
      engine.run(name);
      engine.remove(name);
    }
    await expect.poll(() => outlived().length, { timeout: 20_000 }).toBe(names.length);
    expect(new Set(outlived()).size).toBe(names.length);
    expect(Math.max(...documents.map(({ lifetimes }) => lifetimes.length))).toBeLessThanOrEqual(4_100);
  });

  it("hands over what it knows when it is told to end", async () => {
    await engine.start();
    watch(60_000);
    await expect.poll(there, eventually).toEqual([]);
    engine.run("blink");
    engine.remove("blink");
    await expect.poll(() => engine.asked, eventually).toContain(`/v1.41/containers/${idOf("blink")}/json`);
    const began = Date.now();
    ending.abort();
    await looking;
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(outlived()).toEqual(["blink"]);
  });
});
