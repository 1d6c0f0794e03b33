import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plimsollDocker } from "../../ingest/adapters/plimsoll-docker/adapter.ts";
import type { Reading } from "../../ingest/reading.ts";
import type { Happening } from "../happening.ts";
import { PODMAN_IMAGE, type Podman, startPodman } from "./testing.ts";

const podman = await startPodman();
if (typeof podman === "string") console.warn(`the tests with a real engine are skipped: ${podman}`);

/** Takes documents in as the product does, each key once, and reads them with the product's own adapter. */
class Receiver {
  readonly readings: Reading[] = [];
  private readonly keys: string[] = [];
  private http: Server | undefined;

  async start(port = 0): Promise<number> {
    const server = createServer(async (request, response) => {
      if (request.method === "GET") {
        const id = Number(request.url?.split("/").at(-1));
        response.end(JSON.stringify(delivery(id)));
        return;
      }
      if (request.url === "/api/v1/heartbeat") {
        response.end(JSON.stringify({ server: "0.1.0", wanted: [], standSeconds: 840 }));
        return;
      }
      const key = String(request.headers["idempotency-key"]);
      const body = await buffer(request);
      const repeated = this.keys.includes(key);
      if (!repeated) {
        this.keys.push(key);
        this.readings.push(plimsollDocker.read(JSON.parse(body.toString())));
      }
      const id = this.keys.indexOf(key) + 1;
      response.writeHead(202).end(JSON.stringify({ reportId: id, deliveryId: id, sha256: "x", repeated }));
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    this.http = server;
    return (server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    this.http?.closeAllConnections();
    return new Promise((resolve) => (this.http ? this.http.close(() => resolve()) : resolve()));
  }

  /** Names of the containers of the newest whole look. */
  get there(): string[] | undefined {
    const look = this.readings.findLast(({ absences }) => absences.length > 0);
    return look && names(look);
  }

  get outlived(): string[] {
    return this.readings.filter(({ absences }) => absences.length === 0).flatMap(names);
  }
}

const names = ({ facts }: Reading): string[] =>
  facts.flatMap((fact) => (fact.kind === "container" ? fact.name : [])).sort();

const delivery = (deliveryId: number) => ({
  deliveryId,
  reportId: deliveryId,
  sha256: "x",
  state: "applied",
  collector: { id: 1, name: "podman" },
  fileName: null,
  subjects: [],
  format: "docker-snapshot",
  tool: null,
  receivedAt: "2026-03-01T12:00:00Z",
  observedAt: null,
  finishedAt: null,
  outcome: { new: 0, reopened: 0, changed: 0, unchanged: 0, fixed: 0, skipped: 0, objects: 1 },
  trouble: null,
});

interface Collecting {
  happenings: Happening[];
  child: ChildProcess;
  /** The exit code, and how long it took from the signal. */
  end(): Promise<{ code: number | null; ms: number }>;
}

const collect = (socket: string, url: string, spool: string, ...more: string[]): Collecting => {
  const command = ["lib/cli/plimsoll.ts", "collect", "docker", "--host", socket, "--json", ...more];
  const child = spawn(process.execPath, [...command, "--url", url, "--token", "t", "--spool", spool], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const happenings: Happening[] = [];
  createInterface({ input: child.stdout! }).on("line", (line) => happenings.push(JSON.parse(line)));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const end = async () => {
    const began = Date.now();
    child.kill("SIGTERM");
    return { code: await exit, ms: Date.now() - began };
  };
  return { happenings, child, end };
};

const eventually = { timeout: 15_000, interval: 100 };

describe.skipIf(typeof podman === "string")("a real engine", () => {
  const engine = podman as Podman;
  let receiver: Receiver;
  let url = "";
  let port = 0;
  let spool = "";
  beforeAll(() => {
    engine.run("run", "-d", "--name", "cart", "--privileged", "-e", "API_TOKEN=canary-7f3a", PODMAN_IMAGE);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    receiver = new Receiver();
    port = await receiver.start();
    url = `http://127.0.0.1:${port}`;
    spool = mkdtempSync(join(tmpdir(), "plimsoll-podman-spool-"));
  });
  afterEach(async () => {
    await receiver.stop();
    rmSync(spool, { recursive: true, force: true });
  });

  it("is looked at once: containers, image, host and what is wrong, without a secret", async () => {
    const { child, happenings } = collect(engine.socket, url, spool);
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
    expect(happenings.map(({ event }) => event)).toEqual(["gathered", "accepted"]);
    const [reading] = receiver.readings;
    expect(reading).toMatchObject({ tool: { name: "Plimsoll" }, skipped: [] });
    expect(names(reading!)).toEqual(["cart"]);
    const kinds = new Set(reading!.facts.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["host", "image", "container"]));
    const wrong = reading!.targets.flatMap(({ observations }) =>
      observations.flatMap(({ outcome, rule }) => (outcome === "fail" ? rule.id : [])),
    );
    expect(wrong).toContain("plimsoll/docker-privileged");
    expect(wrong).toContain("plimsoll/docker-root-user");
    const [runtime] = reading!.facts.flatMap((fact) => (fact.kind === "host" ? fact.runtime : []));
    expect(runtime).toMatch(/^podman:\/\/\d/);
    expect(JSON.stringify(receiver.readings)).not.toContain("canary-7f3a");
  });

  it("is watched: containers come, live for a moment, and go", async () => {
    const watching = collect(engine.socket, url, spool, "--watch", "--interval", "5s");
    await expect.poll(() => receiver.there, eventually).toEqual(["cart"]);
    engine.run("run", "-d", "--name", "mail", PODMAN_IMAGE);
    engine.run("run", "--rm", "--name", "blink", PODMAN_IMAGE, "true");
    await expect.poll(() => receiver.there, eventually).toEqual(["cart", "mail"]);
    await expect.poll(() => receiver.outlived, eventually).toEqual(["blink"]);
    const blink = receiver.readings.flatMap(
      ({ facts }) => facts.find((f) => "name" in f && f.name === "blink") ?? [],
    );
    expect(blink).toMatchObject([{ imageReference: PODMAN_IMAGE, exitCode: 0, service: { name: "blink" } }]);
    engine.run("kill", "mail");
    engine.run("rm", "mail");
    await expect.poll(() => receiver.there, eventually).toEqual(["cart"]);
    const { code, ms } = await watching.end();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(2_000);
    expect(readdirSync(spool).filter((name) => name.endsWith(".parcel"))).toEqual([]);
  });

  it("is watched while the server is away, killed and started again: nothing is lost or doubled", async () => {
    await receiver.stop();
    const first = collect(engine.socket, url, spool, "--watch", "--interval", "5s");
    await expect.poll(() => first.happenings.map(({ event }) => event), eventually).toContain("waiting");
    engine.run("run", "--rm", "--name", "blink", PODMAN_IMAGE, "true");
    const lifetimes = () =>
      first.happenings.filter((h) => h.event === "gathered" && /lifetimes/.test(h.name));
    await expect.poll(lifetimes, eventually).toHaveLength(1);
    first.child.kill("SIGKILL");
    await new Promise((resolve) => first.child.once("exit", resolve));

    await receiver.start(port);
    const second = collect(engine.socket, url, spool, "--watch", "--interval", "5s");
    await expect.poll(() => receiver.outlived, eventually).toEqual(["blink"]);
    await expect.poll(() => receiver.there, eventually).toEqual(["cart"]);
    expect((await second.end()).code).toBe(0);
    expect(receiver.outlived).toEqual(["blink"]);
  });
});
