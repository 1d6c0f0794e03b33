import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";
import { findPostmaster, isAlive } from "./postmaster.ts";

const root = mkdtempSync(join(tmpdir(), "plimsoll-embedded-"));
chmodSync(root, 0o755);
const dataDir = join(root, "postgres");
const running: EmbeddedServer[] = [];

const start = async (options: Parameters<typeof startEmbedded>[0] = { dataDir }) => {
  const server = await startEmbedded(options);
  running.push(server);
  return server;
};

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
};

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => rmSync(root, { recursive: true }));

describe("startEmbedded", () => {
  it("keeps data over a clean stop, durably configured and closed to others", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE tide AS SELECT 7 AS level");
    expect(
      await query(first.url, "SELECT current_setting('fsync') || current_setting('listen_addresses')"),
    ).toEqual(["on127.0.0.1"]);
    expect(statSync(join(dataDir, "password")).mode & 0o777).toBe(0o600);
    const wrong = new URL(first.url);
    wrong.password = "guess";
    await expect(query(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, "SELECT level FROM tide")).toEqual([7]);
  });

  it("adopts a server whose launcher is gone", async () => {
    const first = await start();
    const second = await start();
    expect([second.adopted, second.pid, second.url]).toEqual([true, first.pid, first.url]);
  });

  it("recovers after kill -9 with everything that was committed", async () => {
    const first = await start();
    await query(first.url, "INSERT INTO tide SELECT generate_series(1, 1000)");
    process.kill(first.pid, "SIGKILL");
    const second = await start();
    expect([second.adopted, await query(second.url, "SELECT count(*)::int FROM tide")]).toEqual([
      false,
      [1001],
    ]);
  });

  it("is not misled by a pid file that names another living process", async () => {
    const first = await start();
    const pidFile = join(dataDir, "cluster", "postmaster.pid");
    const stale = readFileSync(pidFile, "utf8").replace(/^\d+/, String(process.pid));
    await first.stop();
    writeFileSync(pidFile, stale);
    expect(findPostmaster(join(dataDir, "cluster"))).toBeUndefined();
    // Looking changes nothing: the file may be one that a starting server is writing.
    expect(readFileSync(pidFile, "utf8")).toBe(stale);
    expect((await start()).adopted).toBe(false);
  });

  it("removes every trace of a throw-away server", async () => {
    const server = await start({ ephemeral: true });
    const [directory] = await query(server.url, "SELECT current_setting('data_directory')");
    expect(await query(server.url, "SHOW fsync")).toEqual(["off"]);
    await server.stop();
    expect(existsSync(join(String(directory), ".."))).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)("says in one line why it cannot use a closed directory", async () => {
    const closed = join(root, "closed");
    mkdirSync(closed, { mode: 0o700 });
    await expect(startEmbedded({ dataDir: join(closed, "postgres") })).rejects.toThrow(
      /^[^\n]*--data[^\n]*$/,
    );
  });
});
