import { readFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SourceError } from "../source-error.ts";
import type { EngineAddress } from "./address.ts";

/** The Docker Engine API, as far as an agent reads it. */
export interface Engine {
  readonly version: EngineVersion;
  /** Null where the engine knows no such thing (404). @throws SourceError */
  get(path: string): Promise<unknown>;
  /** One event after the other, until the signal or the engine ends it. @throws SourceError */
  lines(path: string, signal: AbortSignal): AsyncGenerator<string>;
  close(): void;
}

export interface EngineVersion {
  name: "Docker" | "Podman";
  version: string;
  apiVersion: string;
}

/** Docker 20.10 and Podman 4: the oldest API whose answers are read. */
const OLDEST = "1.41";
const TIMEOUT_MS = 30_000;
const LARGEST_ANSWER = 64 * 1024 * 1024;
const SOCKETS = 4;

/** Asks the engine for its version and agrees on an API. @throws SourceError */
export const connect = async (address: EngineAddress): Promise<Engine> => {
  const request = requester(address);
  const said = (await getJson(request, "/version")) as Record<string, unknown> | null;
  const apiVersion = String(said?.ApiVersion ?? "");
  if (!isAtLeast(apiVersion, OLDEST))
    throw new SourceError(`the engine speaks API ${apiVersion || "(unknown)"}: ${OLDEST} or later is needed`);
  const oldest = String(said?.MinAPIVersion ?? "");
  const prefix = `/v${isAtLeast(oldest, OLDEST) ? oldest : OLDEST}`;
  const podman = JSON.stringify(said?.Components ?? "").includes("Podman");
  return {
    version: { name: podman ? "Podman" : "Docker", version: String(said?.Version ?? ""), apiVersion },
    get: (path) => getJson(request, prefix + path),
    lines: (path, signal) => linesOf(request, prefix + path, signal),
    close: () => request.close(),
  };
};

/** Of versions like 1.41. */
export const isAtLeast = (version: string, oldest: string): boolean => {
  const [major = Number.NaN, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldest.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
};

interface Requester {
  (path: string, options: { timeout?: number; signal?: AbortSignal }): Promise<http.IncomingMessage>;
  close(): void;
}

const requester = (address: EngineAddress): Requester => {
  const tls = address.kind === "tcp" && address.certificates !== null ? keysIn(address.certificates) : null;
  const where =
    address.kind === "unix"
      ? { socketPath: address.path, headers: { host: "docker" } }
      : { host: address.host, port: address.port };
  const secure = tls !== null;
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: SOCKETS, ...tls });
  const streaming = new (secure ? https : http).Agent({ ...tls });
  const send = (path: string, { timeout, signal }: { timeout?: number; signal?: AbortSignal }) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const options = { ...where, path, agent: timeout === undefined ? streaming : agent, timeout, signal };
      const sent = (secure ? https : http).get(options, resolve);
      sent.on("timeout", () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
      sent.on("error", (error) => reject(new SourceError(trouble(error, address))));
    });
  const close = () => {
    agent.destroy();
    streaming.destroy();
  };
  return Object.assign(send, { close });
};

const keysIn = (folder: string): { ca: Buffer; cert: Buffer; key: Buffer } => {
  const read = (name: string) => {
    try {
      return readFileSync(join(folder, name));
    } catch (error) {
      throw new SourceError(
        `cannot read ${name} in DOCKER_CERT_PATH (${(error as NodeJS.ErrnoException).code})`,
      );
    }
  };
  return { ca: read("ca.pem"), cert: read("cert.pem"), key: read("key.pem") };
};

const trouble = (error: NodeJS.ErrnoException, address: EngineAddress): string => {
  const place = address.kind === "unix" ? address.path : `${address.host}:${address.port}`;
  if (error.code === "ENOENT" || error.code === "ECONNREFUSED") return `no engine answers at ${place}`;
  if (error.code === "EACCES") return `no permission for ${place}: run as root or in the socket's group`;
  return `the engine at ${place}: ${error.message}`;
};

const getJson = async (request: Requester, path: string): Promise<unknown> => {
  const response = await request(path, { timeout: TIMEOUT_MS });
  const text = await textOf(response);
  if (response.statusCode === 404) return null;
  if (response.statusCode !== 200)
    throw new SourceError(`the engine answers ${response.statusCode} to ${path}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError(`the engine's answer to ${path} is no JSON`);
  }
};

const textOf = async (response: http.IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > LARGEST_ANSWER) throw new Error(`an answer of more than ${LARGEST_ANSWER} bytes`);
      pieces.push(piece);
    }
  } catch (error) {
    response.destroy();
    throw new SourceError(`the engine broke off: ${(error as Error).message}`);
  }
  return Buffer.concat(pieces).toString("utf8");
};

async function* linesOf(request: Requester, path: string, signal: AbortSignal): AsyncGenerator<string> {
  const response = await request(path, { signal });
  if (response.statusCode !== 200) {
    response.destroy();
    throw new SourceError(`the engine answers ${response.statusCode} to ${path}`);
  }
  const broken = new Promise<never>((_, reject) => {
    response.once("error", (error) => reject(new SourceError(`the engine broke off: ${error.message}`)));
  });
  broken.catch(() => {});
  const lines = createInterface({ input: response, crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  try {
    for (;;) {
      const { value, done } = await Promise.race([lines.next(), broken]);
      if (done) return;
      if (value.trim() !== "") yield value;
    }
  } finally {
    response.destroy();
  }
}
