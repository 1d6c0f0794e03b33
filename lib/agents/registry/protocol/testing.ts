import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { MadeRepository } from "../testing.ts";

/** How this registry behaves; a test sets what it is about. */
export interface Manners {
  referrers: boolean;
  /** Links of the next page lead to a host that nobody can reach. */
  linksElsewhere: boolean;
  page: number;
  head: boolean;
  catalog: boolean;
  /** Blobs are given out by another server. */
  storage: string | null;
  /** What is sent instead of what a digest names. */
  instead: Map<string, Buffer>;
  /** Answers that come before any other, for requests whose path contains the text. */
  before: { path: string; status: number; headers?: Record<string, string>; times: number }[];
  sign: "nobody" | "basic" | "bearer";
  /** Seconds that a token is good for. */
  tokenSeconds: number;
  user: string;
  password: string;
  identityToken: string;
}

export interface Heard {
  method: string;
  path: string;
  authorization: string | null;
}

/** A registry of OCI 1.1 with a token service, for what a real one at hand does not do. */
export class ProtocolServer {
  readonly repositories = new Map<string, MadeRepository>();
  readonly heard: Heard[] = [];
  readonly manners: Manners = {
    referrers: true,
    linksElsewhere: false,
    page: 1000,
    head: true,
    catalog: true,
    storage: null,
    instead: new Map(),
    before: [],
    sign: "nobody",
    tokenSeconds: 300,
    user: "bot",
    password: "plain words",
    identityToken: "",
  };
  /** The most requests that were under way at a time. */
  busiest = 0;
  private busy = 0;
  private readonly tokens = new Map<string, { scope: string; until: number }>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer(async (request, response) => {
      this.busy += 1;
      this.busiest = Math.max(this.busiest, this.busy);
      response.on("close", () => {
        this.busy -= 1;
      });
      await this.answer(request, response);
    });
  }

  static async start(): Promise<ProtocolServer> {
    const started = new ProtocolServer();
    await new Promise<void>((resolve) => started.server.listen(0, "127.0.0.1", resolve));
    return started;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  repository(name: string): MadeRepository {
    const made = this.repositories.get(name) ?? new MadeRepository();
    this.repositories.set(name, made);
    return made;
  }

  /** Paths asked for, with the method where it is not GET. */
  get paths(): string[] {
    return this.heard.map(({ method, path }) => (method === "GET" ? path : `${method} ${path}`));
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", `http://${this.host}`);
    const method = request.method ?? "GET";
    const authorization = request.headers.authorization ?? null;
    this.heard.push({ method, path: `${url.pathname}${url.search}`, authorization });
    const first = this.manners.before.find(({ path, times }) => times > 0 && url.pathname.includes(path));
    if (first) {
      first.times -= 1;
      response.writeHead(first.status, first.headers).end();
    } else if (url.pathname === "/token") this.token(url, authorization, await bodyOf(request), response);
    else if (this.mayAsk(url, authorization, response)) this.content(method, url, response);
  }

  private token(
    url: URL,
    authorization: string | null,
    body: string,
    response: ServerResponse,
  ): ServerResponse {
    const form = new URLSearchParams(body);
    const { user, password, identityToken, tokenSeconds } = this.manners;
    const known = authorization === `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    const exchanged = identityToken !== "" && form.get("refresh_token") === identityToken;
    if (!known && !exchanged) return empty(response, 401);
    const scope = url.searchParams.get("scope") ?? form.get("scope") ?? "";
    const token = `token-${this.tokens.size}`;
    this.tokens.set(token, { scope, until: Date.now() + tokenSeconds * 1000 });
    const named = exchanged ? { access_token: token } : { token };
    return json(response, 200, { ...named, expires_in: tokenSeconds });
  }

  private mayAsk(url: URL, authorization: string | null, response: ServerResponse): boolean {
    const { sign, user, password } = this.manners;
    if (sign === "nobody") return true;
    const basic = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    if (sign === "basic" && authorization === basic) return true;
    const repository = /^\/v2\/(.+)\/(?:tags|manifests|blobs|referrers)\//.exec(url.pathname)?.[1];
    const scope = repository ? `repository:${repository}:pull` : "registry:catalog:*";
    const token = this.tokens.get(authorization?.replace("Bearer ", "") ?? "");
    if (sign === "bearer" && token?.scope === scope && token.until > Date.now()) return true;
    const challenge =
      sign === "basic"
        ? 'Basic realm="tests"'
        : `Bearer realm="http://${this.host}/token",service="tests",scope="${scope}"`;
    response.writeHead(401, { "www-authenticate": challenge }).end();
    return false;
  }

  private content(method: string, url: URL, response: ServerResponse): ServerResponse {
    const { pathname } = url;
    if (pathname === "/v2/_catalog") {
      if (!this.manners.catalog) return empty(response, 404);
      return this.list("repositories", [...this.repositories.keys()], url, response);
    }
    const [, name = "", kind, reference = ""] =
      /^\/v2\/(.+)\/(tags|manifests|blobs|referrers)\/([^/]+)$/.exec(pathname) ?? [];
    const repository = this.repositories.get(name);
    if (!repository) return empty(response, 404);
    if (kind === "tags") return this.list("tags", [...repository.tags.keys()], url, response);
    if (kind === "referrers") {
      if (!this.manners.referrers) return empty(response, 404);
      return this.list("manifests", repository.referrersOf(reference), url, response);
    }
    if (kind === "blobs") return this.blob(repository.blobs.get(reference), reference, url, response);
    const digest = repository.tags.get(reference) ?? reference;
    const found = repository.manifests.get(digest);
    if (!found) return empty(response, 404);
    if (method === "HEAD" && !this.manners.head) return empty(response, 405);
    const bytes = this.manners.instead.get(digest) ?? found.bytes;
    const headers = {
      "content-type": found.type,
      "docker-content-digest": digest,
      "content-length": bytes.length,
    };
    return response.writeHead(200, headers).end(method === "HEAD" ? undefined : bytes);
  }

  private blob(
    bytes: Buffer | undefined,
    digest: string,
    url: URL,
    response: ServerResponse,
  ): ServerResponse {
    if (!bytes) return empty(response, 404);
    if (this.manners.storage)
      return empty(response, 307, { location: `${this.manners.storage}${url.pathname}` });
    return response.writeHead(200).end(this.manners.instead.get(digest) ?? bytes);
  }

  private list(field: string, all: readonly unknown[], url: URL, response: ServerResponse): ServerResponse {
    const from = Number(url.searchParams.get("from") ?? 0);
    const to = from + this.manners.page;
    const at = this.manners.linksElsewhere ? "http://10.255.255.1" : "";
    if (to < all.length) response.setHeader("link", `<${at}${url.pathname}?from=${to}>; rel="next"`);
    return json(response, 200, { [field]: all.slice(from, to) });
  }
}

function empty(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): ServerResponse {
  return response.writeHead(status, headers).end();
}

function json(response: ServerResponse, status: number, value: object): ServerResponse {
  return response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
