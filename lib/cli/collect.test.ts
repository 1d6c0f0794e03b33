import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "../agents/options.ts";
import { snapshot } from "../ingest/adapters/plimsoll-docker/testing.ts";
import { collect as command } from "./collect.ts";
import { durationOf } from "./duration.ts";
import { spoolFolder } from "./spool-folder.ts";

beforeEach(() => {
  for (const name of ["PLIMSOLL_URL", "PLIMSOLL_TOKEN", "DOCKER_HOST"]) vi.stubEnv(name, "");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

let folder = "";
let engine: Server;
let socket = "";
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-collect-"));
  socket = join(folder, "engine.sock");
  const answers: Record<string, unknown> = {
    "/version": { Version: "27.5.1", ApiVersion: "1.47" },
    "/v1.41/info": { Name: "dock-1", ServerVersion: "27.5.1" },
    "/v1.41/containers/json?all=1": [],
    "/v1.41/images/json": [],
  };
  engine = createServer((request, response) =>
    response.end(JSON.stringify(answers[request.url ?? ""] ?? null)),
  );
  await new Promise<void>((resolve) => engine.listen(socket, resolve));
});
afterEach(async () => {
  engine.closeAllConnections();
  await new Promise((resolve) => engine.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** Beside the engine of this very process: it must go on answering meanwhile. */
const collect = (...args: string[]) =>
  new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, ["lib/cli/plimsoll.ts", "collect", ...args]);
    const said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const)
      child[stream].on("data", (text) => {
        said[stream] += text;
      });
    child.once("close", (status) => resolve({ status, ...said }));
  });

const SERVER = ["--url", "http://127.0.0.1:1", "--token", "t"];

describe("plimsoll collect", () => {
  it.each([
    [[], /usage: plimsoll collect/],
    [["toaster"], /usage: plimsoll collect/],
    [["docker"], /usage: plimsoll collect/],
    [["docker", "--url", "nonsense", "--token", "t"], /is not an address/],
    [["docker", ...SERVER, "--once", "--watch"], /exclude each other/],
    [["docker", ...SERVER, "--interval", "soon"], /say 30s, 5m or 1h/],
    [["docker", ...SERVER, "--host", "ssh://dock"], /say unix/],
  ])("cannot be read as %j", async (args, reason) => {
    await expect(command(args)).rejects.toThrow(UsageError);
    await expect(command(args)).rejects.toThrow(reason);
  });

  it("answers what cannot be read with its usage, exit 2", async () => {
    const { status, stderr } = await collect("toaster");
    expect(stderr).toMatch(/^plimsoll collect: usage/);
    expect(status).toBe(2);
  });

  it("prints with --dry-run what it would send, and needs no server", async () => {
    const { status, stdout } = await collect("docker", "--host", socket, "--dry-run");
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(stdout)).sort()).toEqual(Object.keys(snapshot([])).sort());
  });

  it("says that there is no engine, exit 2", async () => {
    const { status, stderr } = await collect(
      "docker",
      ...SERVER,
      "--host",
      "/nowhere.sock",
      "--spool",
      folder,
    );
    expect(stderr).toMatch(/no engine answers at \/nowhere\.sock/);
    expect(status).toBe(2);
  });

  it.each([["--once"], ["--watch"]])(
    "ends within two seconds with %s though the engine does not answer",
    async (how) => {
      const asked = Promise.withResolvers<void>();
      const mute = createServer(() => asked.resolve());
      const path = join(folder, "mute.sock");
      await new Promise<void>((resolve) => mute.listen(path, resolve));
      const command = [
        "lib/cli/plimsoll.ts",
        "collect",
        "docker",
        how,
        ...SERVER,
        "--host",
        path,
        "--spool",
        folder,
      ];
      const child = spawn(process.execPath, command, { stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await asked.promise;
      const began = Date.now();
      child.kill("SIGTERM");
      await ended;
      expect(Date.now() - began).toBeLessThan(2_500);
      mute.closeAllConnections();
      mute.close();
    },
  );

  it("keeps what the server did not take for the next time, exit 1", async () => {
    const refusing = createServer((_, response) =>
      response.writeHead(401).end('{"detail":"No such token."}'),
    );
    await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve));
    const { port } = refusing.address() as { port: number };
    const url = `http://127.0.0.1:${port}`;
    const { status, stderr } = await collect(
      "docker",
      "--host",
      socket,
      "--url",
      url,
      "--token",
      "t",
      "--spool",
      folder,
    );
    refusing.close();
    expect(stderr).toMatch(/kept for the next time: 401: No such token/);
    expect(status).toBe(1);
    expect(readdirSync(folder).filter((name) => name.endsWith(".parcel"))).toHaveLength(1);
  });
});

describe("where parcels wait", () => {
  it.each([
    ["/told", {}, 0, "/told"],
    [undefined, { PLIMSOLL_SPOOL: "/env" }, 0, "/env"],
    [
      undefined,
      { STATE_DIRECTORY: "/var/lib/private/plimsoll:/other" },
      7,
      "/var/lib/private/plimsoll/spool/docker",
    ],
    [undefined, {}, 0, "/var/lib/plimsoll/spool/docker"],
    [undefined, { XDG_STATE_HOME: "/state" }, 7, "/state/plimsoll/spool/docker"],
  ])("told %j in %j as %i is %s", (told, env, uid, expected) => {
    expect(spoolFolder(told, "docker", env, uid)).toBe(expected);
  });
});

describe("a time", () => {
  it.each([
    ["30", 30_000],
    ["30s", 30_000],
    ["5m", 300_000],
    [" 24h ", 86_400_000],
  ])("of %s is %i ms", (text, ms) => expect(durationOf(text)).toBe(ms));
  it.each(["", "4s", "25h", "1d", "-5s", "5.5m", "1e9"])("of %j is refused", (text) => {
    expect(() => durationOf(text)).toThrow(/5s to 24h/);
  });
});
