import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ProtocolServer } from "./protocol/testing.ts";

let server: ProtocolServer;
let folder: string;
let child: ChildProcess | null;
beforeEach(async () => {
  server = await ProtocolServer.start();
  server.repository("shop/cart").image({}, "1.0");
  folder = mkdtempSync(join(tmpdir(), "plimsoll-collect-registry-"));
  child = null;
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await server.stop();
  rmSync(folder, { recursive: true });
});

function collect(...args: string[]) {
  const env = { ...process.env, HOME: folder, PLIMSOLL_URL: "", PLIMSOLL_TOKEN: "" };
  const running = spawn(process.execPath, ["lib/cli/plimsoll.ts", "collect", "registry", ...args], { env });
  child = running;
  const code = new Promise<number | null>((resolve) => running.once("exit", resolve));
  return { running, code, stdout: text(running.stdout), stderr: text(running.stderr) };
}

it("prints what it would send, and keeps nothing", async () => {
  const { code, stdout } = collect(server.host, "--dry-run", "--spool", join(folder, "spool"));
  expect(await code).toBe(0);
  expect(JSON.parse(await stdout)).toMatchObject({
    plimsoll: "registry-snapshot",
    registry: server.host,
    repositories: [{ name: "shop/cart", images: [{ tags: ["1.0"] }] }],
  });
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ["no registry", () => [], /name a registry/],
  ["two registries", () => ["a.example", "b.example"], /one registry at a time/],
  ["no number", () => [server.host, "--concurrency", "many"], /--concurrency many/],
  ["a registry that lists nothing", () => [server.host], /answers|does not list/],
  ["nobody there", () => ["127.0.0.1:1/a"], /no connection to 127.0.0.1:1/],
])("ends with 2 and the reason for %s", async (_, args, reason) => {
  server.manners.catalog = false;
  const { code, stderr } = collect(...args(), "--dry-run");
  expect(await code).toBe(2);
  expect(await stderr).toMatch(reason);
});

it("ends soon when it is told to, with what it has on disk", async () => {
  const spool = join(folder, "spool");
  const { running, code, stdout } = collect(
    ...[server.host, "--watch", "--json", "--spool", spool, "--url", "http://127.0.0.1:1", "--token", "x"],
  );
  const parcels = () => {
    try {
      return readdirSync(spool).filter((name) => name.endsWith(".parcel"));
    } catch {
      return [];
    }
  };
  while (parcels().length === 0) await sleep(50);
  const told = Date.now();
  running.kill("SIGTERM");
  expect(await code).toBe(0);
  expect(Date.now() - told).toBeLessThan(2_000);
  expect(parcels()).toHaveLength(1);
  const [first] = (await stdout).split("\n");
  expect(JSON.parse(first!)).toMatchObject({ event: "gathered", name: "registry-snapshot-1.json" });
});
