import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { MadeRepository } from "../testing.ts";

export const USER = "bot";
export const PASSWORD = "plain-words";
/** bcrypt of it: the only kind of htpasswd that the registry reads. */
const HTPASSWD = `${USER}:$2b$05$abcdefghijklmnopqrstuu.pFkqmLlRZGotI9fwlB.x0ZGD8cVFp6\n`;
const START_MS = 20_000;

/** The distribution project's own registry (Debian's docker-registry), on loopback, its content in a folder of its own. */
export class DebianRegistry {
  readonly host: string;
  private readonly folder: string;
  private readonly process: ChildProcess;

  private constructor(host: string, folder: string, process: ChildProcess) {
    this.host = host;
    this.folder = folder;
    this.process = process;
  }

  /** Or why there is none to be had. */
  static async start({ signIn }: { signIn: boolean }): Promise<DebianRegistry | string> {
    if (spawnSync("docker-registry", ["--version"]).error)
      return "docker-registry is not installed; as root: apt-get install -y --no-install-recommends docker-registry";
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-docker-registry-"));
    const host = `127.0.0.1:${await freePort()}`;
    writeFileSync(join(folder, "htpasswd"), HTPASSWD);
    const auth = { htpasswd: { realm: "tests", path: join(folder, "htpasswd") } };
    const config = {
      version: 0.1,
      log: { level: "error" },
      storage: { filesystem: { rootdirectory: join(folder, "content") }, delete: { enabled: true } },
      http: { addr: host },
      ...(signIn ? { auth } : {}),
    };
    // JSON is YAML.
    writeFileSync(join(folder, "config.yml"), JSON.stringify(config));
    const process = spawn("docker-registry", ["serve", join(folder, "config.yml")], { stdio: "ignore" });
    const registry = new DebianRegistry(host, folder, process);
    const until = Date.now() + START_MS;
    while (!(await registry.answers())) {
      if (Date.now() > until || process.exitCode !== null) {
        await registry.stop();
        return "docker-registry does not start here";
      }
      await sleep(50);
    }
    return registry;
  }

  /** Everything of a made repository, as clients push it: blobs, then what stands on them, then tags. */
  async push(name: string, made: MadeRepository): Promise<void> {
    for (const [digest, bytes] of made.blobs) {
      const opened = await this.send("POST", `/v2/${name}/blobs/uploads/`, 202);
      const at = new URL(opened.headers.get("location") ?? "", `http://${this.host}`);
      at.searchParams.set("digest", digest);
      await this.send("PUT", `${at.pathname}${at.search}`, 201, bytes, "application/octet-stream");
    }
    for (const [digest, { bytes, type }] of made.manifests)
      await this.send("PUT", `/v2/${name}/manifests/${digest}`, 201, bytes, type);
    for (const [tag, digest] of made.tags) {
      const { bytes, type } = made.manifests.get(digest)!;
      await this.send("PUT", `/v2/${name}/manifests/${tag}`, 201, bytes, type);
    }
  }

  /** A tag and what it stands for, as clients delete it. */
  async delete(name: string, digest: string): Promise<void> {
    await this.send("DELETE", `/v2/${name}/manifests/${digest}`, 202);
  }

  /** A whole repository, as its keeper does away with it. */
  deleteRepository(name: string): void {
    rmSync(join(this.folder, "content/docker/registry/v2/repositories", name), { recursive: true });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    if (this.process.exitCode === null && this.process.kill("SIGKILL")) await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async send(
    method: string,
    path: string,
    status: number,
    body?: Buffer,
    type?: string,
  ): Promise<Response> {
    const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;
    const response = await fetch(`http://${this.host}${path}`, {
      method,
      headers: { authorization, ...(type ? { "content-type": type } : {}) },
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    const text = await response.text();
    if (response.status !== status) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return response;
  }

  private answers(): Promise<boolean> {
    return fetch(`http://${this.host}/v2/`).then(
      () => true,
      () => false,
    );
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
