import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { defaultDataDirectory, prepareDataDirectory } from "./data-directory.ts";
import { productEnvironment, secret } from "./environment.js";
import { isInstalled, ROOT } from "./install.js";
import { takeLock } from "./lock.ts";
import { startOptions } from "./options.js";
import { oneLine } from "./problem.js";
import { type Product, refresh } from "./stale.ts";

const folder = mkdtempSync(join(tmpdir(), "plimsoll-start-"));
afterAll(() => rmSync(folder, { recursive: true }));
const fresh = (name: string): string => {
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name);
};

/** `npm start` without npm: the script itself, in a process of its own. Only failing starts: they end at once. */
function start(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "lib/launch/serve.ts"), ...argv],
    {
      encoding: "utf8",
      env: { ...process.env, PORT: "", PLIMSOLL_DATA: "", DATABASE_URL: "" },
    },
  );
  return { status, stdout, lines: stderr.trim().split("\n") };
}

describe("a start that cannot be", () => {
  it("names a busy port and another", async () => {
    const server = createServer();
    await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
    const { port } = server.address() as { port: number };
    const data = fresh("busy");
    expect(start("--port", String(port), "--data", data)).toEqual({
      status: 1,
      stdout: "",
      lines: [`plimsoll: port ${port} is in use by another program: npm start -- --port ${port + 1}`],
    });
    expect(existsSync(join(data, "launcher.json"))).toBe(false);
    server.close();
  });

  it("names the Plimsoll that already runs on the data", () => {
    const data = fresh("running");
    const address = "http://127.0.0.1:3999";
    writeFileSync(join(data, "launcher.json"), JSON.stringify({ pid: process.pid, address }));
    const { status, lines } = start("--data", data);
    expect([status, lines.length, lines[0]]).toEqual([
      1,
      1,
      expect.stringContaining(`at ${address} (process`),
    ]);
    expect(existsSync(join(data, "launcher.json"))).toBe(true);
  });

  it("names a data directory that is none", () => {
    writeFileSync(join(folder, "file"), "");
    const { status, lines } = start("--data", join(folder, "file", "below"));
    expect([status, lines]).toEqual([
      1,
      [expect.stringMatching(/file\/below is not a directory: .*--data DIR$/)],
    ]);
  });

  it("names a database that does not answer", () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "lib/launch/serve.ts")], {
      encoding: "utf8",
      env: {
        ...process.env,
        PORT: "3997",
        PLIMSOLL_DATA: fresh("unanswered"),
        DATABASE_URL: "postgresql://a:b@127.0.0.1:1/none",
      },
    });
    expect([status, stderr.trim()]).toEqual([
      1,
      expect.stringMatching(/^plimsoll: [^\n]*ECONNREFUSED[^\n]*DATABASE_URL[^\n]*$/),
    ]);
  });

  it("names an unknown option", () => {
    expect(start("--prot", "1")).toMatchObject({
      status: 1,
      lines: [expect.stringMatching(/--prot.*--help/)],
    });
  });
});

describe("the data directory", () => {
  it.skipIf(process.getuid?.() === 0)("must be writable", () => {
    const closed = fresh("closed");
    spawnSync("chmod", ["500", closed]);
    expect(() => prepareDataDirectory(join(closed, "data"))).toThrow(/is not writable: .*--data DIR/);
  });

  it("must have room", () => {
    expect(() => prepareDataDirectory(fresh("full"), 2 ** 60)).toThrow(
      /is full \(\d+ MB free, \d+ MB needed\): /,
    );
    expect(() => prepareDataDirectory(fresh("roomy"), 1)).not.toThrow();
  });

  it("moves out of a directory that PostgreSQL's account cannot enter", () => {
    const home = fresh("home");
    spawnSync("chmod", ["700", home, folder]);
    const chosen = defaultDataDirectory(join(home, "plimsoll"));
    if (process.getuid?.() === 0) expect(chosen).toMatch(/^\/var\/lib\/plimsoll\/plimsoll-[0-9a-f]{8}$/);
    else expect(chosen).toBe(join(home, "plimsoll", ".plimsoll"));
  });
});

describe("the lock", () => {
  it("is released, and taken over from a process that is gone", () => {
    const data = fresh("lock");
    const first = takeLock(data, "here");
    expect(first.wasStale).toBe(false);
    expect(() => takeLock(data, "there")).toThrow(/already runs on this data at here/);
    first.release();
    const gone = spawnSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" });
    for (const left of [
      JSON.stringify({ pid: Number(gone.stdout), address: "x" }),
      '{"pi',
      JSON.stringify({ pid: 1 }),
    ]) {
      writeFileSync(join(data, "launcher.json"), left);
      const taken = takeLock(data, "here");
      expect(taken.wasStale).toBe(true);
      taken.release();
    }
  });
});

describe("secrets", () => {
  it("are made once, of 32 bytes, for this account alone", () => {
    const data = fresh("secrets");
    const key = secret(data, "key");
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect([secret(data, "key"), secret(data, "nextauth-secret") === key]).toEqual([key, false]);
    expect([
      statSync(join(data, "secrets/key")).mode & 0o777,
      statSync(join(data, "secrets")).mode & 0o777,
    ]).toEqual([0o600, 0o700]);
  });

  it("yield to those of the environment", () => {
    const launch = { databaseUrl: "postgresql://x", dataDir: fresh("given"), port: 3000 };
    const env = productEnvironment(launch, {
      PLIMSOLL_KEY: "k",
      NEXTAUTH_URL: "https://p.example",
      NEXTAUTH_SECRET: "s",
    } as never);
    expect(env).toMatchObject({
      PLIMSOLL_KEY: "k",
      NEXTAUTH_URL: "https://p.example",
      NEXTAUTH_SECRET: "s",
      NODE_ENV: "production",
    });
    expect(existsSync(join(folder, "given", "secrets"))).toBe(false);
  });
});

describe("installing", () => {
  const project = fresh("project");
  const lock = join(project, "package-lock.json");
  const installed = join(project, "node_modules/.package-lock.json");

  it("is due until packages are there, and again when the lock file changed", () => {
    writeFileSync(lock, "one");
    expect(isInstalled(project)).toBe(false);
    fresh("project/node_modules");
    writeFileSync(installed, "");
    utimesSync(lock, 1_000, 1_000);
    expect(isInstalled(project)).toBe(true);
    utimesSync(lock, 4_000_000_000, 4_000_000_000);
    expect(isInstalled(project)).toBe(true);
    writeFileSync(lock, "two");
    expect(isInstalled(project)).toBe(false);
  });

  it("is due when the lock file is newer than what somebody installed", () => {
    rmSync(join(project, "node_modules/.plimsoll-lock"), { force: true });
    utimesSync(lock, 4_000_000_000, 4_000_000_000);
    expect(isInstalled(project)).toBe(false);
  });
});

describe("refresh", () => {
  const root = fresh("build");
  const product: Product = { sources: ["src/**/*"], result: "out/result", stamp: "out/stamp" };
  const made: string[] = [];
  const make = async () => {
    const text = readFileSync(join(root, "src/a.ts"), "utf8");
    if (text === "broken") throw new Error("no");
    made.push(text);
    fresh("build/out");
    writeFileSync(join(root, "out/result"), text);
  };
  const source = (name: string, text: string) => {
    fresh("build/src");
    writeFileSync(join(root, "src", name), text);
  };

  it("makes what is missing or older than its sources, and nothing else", async () => {
    source("a.ts", "one");
    expect([await refresh(root, product, make), await refresh(root, product, make)]).toEqual([true, false]);
    source("a.test.ts", "tests are no part of the product");
    expect(await refresh(root, product, make)).toBe(false);
    source("a.ts", "two");
    expect(await refresh(root, product, make)).toBe(true);
    rmSync(join(root, "out/result"));
    expect(await refresh(root, product, make)).toBe(true);
    expect(made).toEqual(["one", "two", "two"]);
  });

  it("tries again after a failure", async () => {
    source("a.ts", "broken");
    await expect(refresh(root, product, make)).rejects.toThrow("no");
    source("a.ts", "three");
    expect(await refresh(root, product, make)).toBe(true);
  });
});

describe("startOptions", () => {
  it.each([
    [[], {}, { port: 3000, demo: false, dev: false, data: undefined }],
    [["--demo", "--port", "8080"], { PORT: "4000" }, { port: 8080, demo: true }],
    [[], { PORT: "4000", PLIMSOLL_DATA: "/srv/p" }, { port: 4000, data: "/srv/p" }],
    [["--data", "/srv/q", "--dev"], { PLIMSOLL_DATA: "/srv/p" }, { data: "/srv/q", dev: true }],
  ])("reads %j with %j", (argv, env, expected) => {
    expect(startOptions(argv, env)).toMatchObject(expected);
  });

  it.each(["0", "65536", "http", "80.5"])("refuses the port %s", (port) => {
    expect(() => startOptions(["--port", port], {})).toThrow(/is not a port: give a number/);
  });
});

describe("oneLine", () => {
  it.each([
    [
      Object.assign(new Error("write failed\n  at x"), { code: "ENOSPC" }),
      "write failed: free some space, or choose another disk with --data DIR",
    ],
    [
      new AggregateError([
        Object.assign(new Error("connect ECONNREFUSED ::1:5432"), { code: "ECONNREFUSED" }),
      ]),
      /^connect ECONNREFUSED.*: is the database/,
    ],
    ["text", "text"],
  ])("says %s", (error, line) => {
    expect(oneLine(error)).toMatch(line);
    expect(oneLine(error)).not.toContain("\n");
  });
});
