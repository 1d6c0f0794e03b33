import type { IncomingMessage } from "node:http";
import * as https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubeConfig } from "@kubernetes/client-node";
import { SourceError } from "../source-error.ts";
import { linesOf } from "./lines.ts";

type Json = Record<string, unknown>;

/** The API server, as far as an agent reads it. */
export interface Api {
  /** `https://host:port`. */
  readonly address: string;
  /** @throws Refused, SourceError */
  get(path: string, accept: string, signal: AbortSignal): Promise<Json>;
  /** One line after the other until the server ends it; what is cut off at the end is no line. @throws Refused, SourceError */
  lines(path: string, accept: string, signal: AbortSignal): Promise<AsyncGenerator<string>>;
  close(): void;
}

/** The API server has answered, and says no. */
export class Refused extends SourceError {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** How long it waits; shorter in tests. */
export interface Patience {
  answerMs: number;
  /** Bookmarks come about every minute: a watch that says nothing for longer is cut off. */
  silenceMs: number;
  /** Before a request is made again that the server had no time for; grows. */
  busyMs: number;
}

export const PATIENCE: Patience = { answerMs: 60_000, silenceMs: 150_000, busyMs: 1_000 };

const LARGEST_ANSWER = 128 * 1024 * 1024;
const SOCKETS = 4;
const TRIES = 4;
const LONGEST_BUSY_MS = 15_000;

export const connect = (config: KubeConfig, patience: Patience = PATIENCE): Api => {
  const address = config.getCurrentCluster()!.server.replace(/\/+$/, "");
  const request = requester(config, address);
  const get: Api["get"] = async (path, accept, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await request(path, accept, { timeout: patience.answerMs, signal, streams: false });
      const wait = attempt < TRIES ? busyFor(response, attempt, patience) : null;
      if (wait === null) return answerOf(response, path);
      response.resume();
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  };
  const lines: Api["lines"] = async (path, accept, signal) => {
    const response = await request(path, accept, { timeout: patience.silenceMs, signal, streams: true });
    if (response.statusCode !== 200) await answerOf(response, path);
    return linesOf(response);
  };
  return { address, get, lines, close: () => request.close() };
};

/** How long the server asks to be left alone; null where it has answered. */
const busyFor = ({ statusCode, headers }: IncomingMessage, attempt: number, { busyMs }: Patience) => {
  if (statusCode !== 429 && (statusCode ?? 0) < 500) return null;
  const asked = Number(headers["retry-after"] ?? 0) * 1000;
  return Math.min(Math.max(asked || 0, busyMs * 2 ** (attempt - 1)), LONGEST_BUSY_MS);
};

interface Requester {
  (
    path: string,
    accept: string,
    how: { timeout: number; signal: AbortSignal; streams: boolean },
  ): Promise<IncomingMessage>;
  close(): void;
}

/** Credentials are asked for again and again: tokens are renewed, and plugins make new certificates. */
const CREDENTIALS_MS = 5_000;

const requester = (config: KubeConfig, address: string): Requester => {
  const kept: { agent: https.Agent | null; identity: string } = { agent: null, identity: "" };
  const held = { until: 0, credentials: Promise.resolve<https.RequestOptions>({}) };
  const currentCredentials = () => {
    // Twenty watches begin at once, and a plugin is a program that is started.
    if (Date.now() > held.until)
      Object.assign(held, { until: Date.now() + CREDENTIALS_MS, credentials: credentialsOf(config) });
    return held.credentials;
  };
  const send = async (
    path: string,
    accept: string,
    { timeout, signal, streams }: { timeout: number; signal: AbortSignal; streams: boolean },
  ) => {
    const credentials = await currentCredentials();
    if (!streams) keepAgent(kept, credentials, config);
    const agent = streams || kept.agent === null ? credentials.agent : kept.agent;
    const headers = { ...credentials.headers, accept, "user-agent": "plimsoll" };
    return new Promise<IncomingMessage>((resolve, reject) => {
      const sent = https.get(
        `${address}${path}`,
        { ...credentials, agent, headers, timeout, signal },
        resolve,
      );
      sent.on("timeout", () => sent.destroy(new Error(`no word within ${timeout / 1000} s`)));
      sent.on("error", (error) => reject(new SourceError(trouble(error, address))));
    });
  };
  return Object.assign(send, { close: () => kept.agent?.destroy() });
};

const credentialsOf = async (config: KubeConfig): Promise<https.RequestOptions> => {
  const options: https.RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    throw new SourceError(`no credentials: ${(error as Error).message.trim().split("\n")[0]}`);
  }
  return options;
};

/** One connection for many lists, unless a proxy is in between or the credentials are others now. */
const keepAgent = (
  kept: { agent: https.Agent | null; identity: string },
  { ca, cert, key, servername, rejectUnauthorized }: https.RequestOptions,
  config: KubeConfig,
): void => {
  if (config.getCurrentCluster()?.proxyUrl) return;
  const identity = String([ca, cert, key]);
  if (kept.agent !== null && kept.identity === identity) return;
  kept.agent?.destroy();
  kept.identity = identity;
  kept.agent = new https.Agent({
    keepAlive: true,
    maxSockets: SOCKETS,
    ca,
    cert,
    key,
    servername,
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
  });
};

const trouble = (error: NodeJS.ErrnoException, address: string): string => {
  if (error.code === "ECONNREFUSED" || error.code === "ENOTFOUND")
    return `no API server answers at ${address}`;
  if (/CERT|SELF_SIGNED|LEAF_SIGNATURE|TLS/.test(error.code ?? ""))
    return `the certificate of ${address} is not trusted: ${error.message}`;
  return `the API server at ${address}: ${error.message}`;
};

const answerOf = async (response: IncomingMessage, path: string): Promise<Json> => {
  const answer = objectIn(await textOf(response));
  const status = response.statusCode ?? 0;
  const said = typeof answer?.message === "string" ? answer.message : `status ${status}`;
  if (status !== 200) throw new Refused(status, `the API server answers ${path} with: ${said}`);
  if (answer === null) throw new SourceError(`the API server's answer to ${path} is no JSON`);
  return answer;
};

const objectIn = (text: string): Json | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Json) : null;
  } catch {
    return null;
  }
};

const textOf = async (response: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > LARGEST_ANSWER) throw new Error(`an answer of more than ${LARGEST_ANSWER} bytes`);
      pieces.push(piece);
    }
  } catch (error) {
    throw new SourceError(`the API server broke off: ${(error as Error).message}`);
  }
  return Buffer.concat(pieces).toString("utf8");
};
