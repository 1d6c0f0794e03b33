import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engineAddress } from "./address.ts";
import { connect, isAtLeast } from "./engine.ts";

let folder = "";
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-engine-"));
});
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const VERSION = { Version: "27.5.1", ApiVersion: "1.47", MinAPIVersion: "1.24" };

/** An engine on a socket: its answers by path, all else 404. */
const engineWith = async (answers: Record<string, unknown>) => {
  const listener: RequestListener = (request, response) => {
    const known: Record<string, unknown> = { "/version": VERSION, ...answers };
    const answer = known[request.url ?? ""];
    if (typeof answer === "function") return answer(response);
    response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
  };
  server = createServer(listener);
  const path = join(folder, "engine.sock");
  await new Promise<void>((resolve) => server!.listen(path, resolve));
  return connect({ kind: "unix", path });
};

describe("an engine", () => {
  it.each([
    ["1.47", "1.24", "/v1.41"],
    ["1.52", "1.44", "/v1.44"],
    ["1.41", "", "/v1.41"],
  ])("of API %s, at least %s, is asked as %s", async (ApiVersion, MinAPIVersion, prefix) => {
    const version = { ...VERSION, ApiVersion, MinAPIVersion };
    const engine = await engineWith({ "/version": version, [`${prefix}/info`]: { Name: "x" } });
    expect(await engine.get("/info")).toEqual({ Name: "x" });
    engine.close();
  });

  it("is told from Podman, which answers as Docker does", async () => {
    const docker = await engineWith({});
    expect(docker.version).toEqual({ name: "Docker", version: "27.5.1", apiVersion: "1.47" });
    docker.close();
  });

  it("of an older API is refused", async () => {
    await expect(engineWith({ "/version": { ...VERSION, ApiVersion: "1.40" } })).rejects.toThrow(
      /1\.41 or later/,
    );
    expect(isAtLeast("1.9", "1.41")).toBe(false);
    expect(isAtLeast("2.0", "1.41")).toBe(true);
    expect(isAtLeast("", "1.41")).toBe(false);
  });

  it("knows no such thing, breaks, or talks nonsense", async () => {
    const engine = await engineWith({
      "/v1.41/broken": (response: { writeHead(n: number): { end(): void } }) => response.writeHead(500).end(),
      "/v1.41/nonsense": (response: { end(text: string): void }) => response.end("<html>"),
      "/v1.41/cut": (response: { write(text: string): void; destroy(): void }) => {
        response.write("{");
        setTimeout(() => response.destroy(), 50);
      },
    });
    expect(await engine.get("/none")).toBeNull();
    await expect(engine.get("/broken")).rejects.toThrow(/answers 500/);
    await expect(engine.get("/nonsense")).rejects.toThrow(/no JSON/);
    await expect(engine.get("/cut")).rejects.toThrow(/broke off/);
    engine.close();
  });

  it("tells event after event until it goes away", async () => {
    const engine = await engineWith({
      "/v1.41/events": (response: { write(text: string): void; destroy(): void }) => {
        response.write('{"a":1}\n{"b"');
        setTimeout(() => response.write(":2}\n"), 20);
        setTimeout(() => response.destroy(), 60);
      },
    });
    const heard: string[] = [];
    const hear = async () => {
      for await (const line of engine.lines("/events", new AbortController().signal)) heard.push(line);
    };
    await hear().catch((error: Error) => expect(error.message).toMatch(/broke off/));
    expect(heard).toEqual(['{"a":1}', '{"b":2}']);
    engine.close();
  });

  it("that is not there is said to be missing", async () => {
    const nobody = { kind: "unix", path: join(folder, "none.sock") } as const;
    await expect(connect(nobody)).rejects.toThrow(/no engine answers at .*none\.sock/);
  });
});

const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });

/** A certificate authority, with a certificate of the engine and one of the agent. */
const certify = (): void => {
  const subject = (name: string) => ["-subj", `/CN=${name}`];
  const key = (file: string) => [
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-keyout",
    file,
  ];
  openssl("req", "-x509", ...key("ca-key.pem"), "-out", "ca.pem", "-days", "2", ...subject("ca"));
  const sign = (name: string, certificate: string, file: string) => {
    openssl(
      "req",
      ...key(file),
      "-out",
      "request.pem",
      ...subject(name),
      "-addext",
      "subjectAltName=DNS:localhost",
    );
    const ca = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-copy_extensions", "copy"];
    openssl("x509", "-req", "-in", "request.pem", ...ca, "-days", "2", "-out", certificate);
  };
  sign("localhost", "server.pem", "server-key.pem");
  sign("agent", "cert.pem", "key.pem");
};

describe.skipIf(spawnSync("openssl", ["version"]).status !== 0)("an engine behind TLS", () => {
  it("is asked with the agent's certificate, and verified", async () => {
    certify();
    const read = (file: string) => readFileSync(join(folder, file));
    const keys = {
      ca: read("ca.pem"),
      cert: read("server.pem"),
      key: read("server-key.pem"),
      requestCert: true,
    };
    const peers: string[] = [];
    server = createTlsServer({ ...keys, rejectUnauthorized: true }, (request, response) => {
      peers.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
      response.end(JSON.stringify(VERSION));
    });
    await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const told = `tcp://localhost:${port}`;
    const engine = await connect(engineAddress(told, { DOCKER_CERT_PATH: folder }, () => true));
    expect(peers).toEqual(["agent"]);
    engine.close();
    const elsewhere = engineAddress(`tcp://127.0.0.1:${port}`, { DOCKER_CERT_PATH: folder }, () => true);
    await expect(connect(elsewhere)).rejects.toThrow(/does not match|altnames/i);
  });
});
