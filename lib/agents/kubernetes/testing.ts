import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certify } from "./test-certificates.ts";
import { apiVersionOf, discovery, kindOf, PATH, SERVED, shown, status } from "./test-discovery.ts";

type Json = Record<string, unknown>;

interface Stored {
  resource: string;
  key: string;
  version: number;
  object: Json;
}

interface Change extends Stored {
  type: "ADDED" | "MODIFIED" | "DELETED";
}

interface Watcher {
  resource: string;
  namespace: string | undefined;
  partial: boolean;
  response: ServerResponse;
}

/** An API server over HTTPS with objects that come and go as a test says: lists in pages, watches, and their failures. */
export class FakeCluster {
  readonly folder = mkdtempSync(join(tmpdir(), "plimsoll-cluster-"));
  readonly token = "token-of-the-agent";
  readonly asked: { path: string; query: URLSearchParams; accept: string }[] = [];
  /** All that it ever sent. */
  sent = "";
  /** Resources that answer 403 to lists, or to watches alone. */
  readonly forbidden = new Set<string>();
  readonly unwatchable = new Set<string>();
  /** API groups that it does not have. */
  readonly unserved = new Set<string>();
  /** Continue tokens that will be refused as expired. */
  expiring = 0;
  /** Requests that will be answered 429. */
  busy = 0;
  version = 100;
  private oldest = 0;
  private port = 0;
  private readonly stored = new Map<string, Stored>();
  private readonly changes: Change[] = [];
  private readonly watchers = new Set<Watcher>();
  private server: Server | undefined;

  constructor() {
    certify(this.folder);
    this.put("namespaces", { metadata: { name: "kube-system" } });
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const read = (file: string) => readFileSync(join(this.folder, file));
    const keys = { cert: read("server.pem"), key: read("server-key.pem") };
    this.server = createServer(keys, (request, response) => this.answer(request, response));
    await new Promise<void>((resolve) => this.server!.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.watchers.clear();
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(null)));
    this.server = undefined;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A kubeconfig; its file. */
  kubeconfig({ token = this.token, ca = "ca.pem" } = {}): string {
    const file = join(this.folder, `config-${token}-${ca}`);
    const caData = readFileSync(join(this.folder, ca)).toString("base64");
    const config = {
      apiVersion: "v1",
      kind: "Config",
      "current-context": "east",
      clusters: [{ name: "c", cluster: { server: this.url, "certificate-authority-data": caData } }],
      users: [{ name: "u", user: { token } }],
      contexts: [
        { name: "east", context: { cluster: "c", user: "u" } },
        { name: "broken", context: { cluster: "none", user: "u" } },
      ],
    };
    writeFileSync(file, JSON.stringify(config));
    return file;
  }

  /** What the kubelet gives a pod: the environment, and the folder of its service account. */
  serviceAccount(): { env: Record<string, string>; folder: string } {
    writeFileSync(join(this.folder, "token"), this.token);
    writeFileSync(join(this.folder, "ca.crt"), readFileSync(join(this.folder, "ca.pem")));
    const env = { KUBERNETES_SERVICE_HOST: "127.0.0.1", KUBERNETES_SERVICE_PORT: String(this.port) };
    return { env, folder: this.folder };
  }

  put(resource: string, object: Json): void {
    const metadata = object.metadata as Json;
    const key = `${metadata.namespace ?? ""}/${metadata.name}`;
    const known = this.stored.get(`${resource} ${key}`);
    this.version += 1;
    const full = {
      ...object,
      metadata: {
        uid: `uid-${resource}-${key}`,
        creationTimestamp: "2026-02-01T00:00:00Z",
        ...metadata,
        resourceVersion: String(this.version),
      },
    };
    const stored = { resource, key, version: this.version, object: full };
    this.stored.set(`${resource} ${key}`, stored);
    this.tell({ ...stored, type: known ? "MODIFIED" : "ADDED" });
  }

  delete(resource: string, key: string): void {
    const known = this.stored.get(`${resource} ${key}`)!;
    this.stored.delete(`${resource} ${key}`);
    this.version += 1;
    const metadata = { ...(known.object.metadata as Json), resourceVersion: String(this.version) };
    const last = { ...known.object, metadata };
    this.tell({ ...known, version: this.version, object: last, type: "DELETED" });
  }

  /** Forgets its history: who watched from before has to list anew. */
  compact(): void {
    this.version += 1;
    this.oldest = this.version;
  }

  bookmark(): void {
    for (const watcher of this.watchers) {
      const object = { kind: kindOf(watcher.resource), metadata: { resourceVersion: String(this.version) } };
      this.write(watcher.response, `${JSON.stringify({ type: "BOOKMARK", object })}\n`);
    }
  }

  /** In the middle of a line. */
  breakWatches(): void {
    for (const { response } of this.watchers) {
      this.write(response, '{"type":"ADDED","object":{"metadata":{"name":"half');
      response.socket?.destroy();
    }
    this.watchers.clear();
  }

  /** As it does when their time is over. */
  endWatches(last?: Json): void {
    for (const { response } of this.watchers) {
      if (last) this.write(response, `${JSON.stringify(last)}\n`);
      response.end();
    }
    this.watchers.clear();
  }

  get watching(): number {
    return this.watchers.size;
  }

  listsOf(resource: string): number {
    return this.asked.filter(({ path, query }) => path.endsWith(`/${resource}`) && !query.has("watch"))
      .length;
  }

  private tell(change: Change): void {
    this.changes.push(change);
    for (const watcher of this.watchers) this.event(watcher, change);
  }

  private event(
    { resource, namespace, partial, response }: Watcher,
    { type, object, ...change }: Change,
  ): void {
    if (resource !== change.resource) return;
    if (namespace !== undefined && !change.key.startsWith(`${namespace}/`)) return;
    this.write(response, `${JSON.stringify({ type, object: shown(change.resource, object, partial) })}\n`);
  }

  private write(response: ServerResponse, text: string): void {
    this.sent += text;
    response.write(text);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname: path, searchParams: query } = new URL(`https://x${request.url}`);
    const accept = String(request.headers.accept);
    this.asked.push({ path, query, accept });
    const refusal = this.refusal(path, query, request.headers.authorization);
    const [, , namespace, resource = ""] = PATH.exec(path) ?? [];
    if (refusal === null && query.has("watch")) {
      this.watch({ resource, namespace, partial: accept.includes("PartialObject"), response }, query);
      return;
    }
    const known = refusal ?? discovery(path) ?? this.page(resource, namespace, query, accept);
    const text = JSON.stringify(known);
    this.sent += text;
    const headers = { "content-type": "application/json", "retry-after": "0" };
    response.writeHead(refusal === null ? 200 : Number(refusal.code), headers).end(text);
  }

  /** Why it says no; null where it answers. */
  private refusal(path: string, query: URLSearchParams, authorization: string | undefined): Json | null {
    if (authorization !== `Bearer ${this.token}`) return status(401, "Unauthorized");
    if (this.busy > 0) {
      this.busy -= 1;
      return status(429, "TooManyRequests");
    }
    if (discovery(path)) return null;
    const [, group = "", , resource = ""] = PATH.exec(path) ?? [];
    if (this.unserved.has(group) || !SERVED.some((served) => served[0] === group && served[1] === resource))
      return status(404, "NotFound");
    if (this.forbidden.has(resource) || (query.has("watch") && this.unwatchable.has(resource)))
      return status(403, `${resource} is forbidden: User "agent" cannot list it`);
    if (!query.has("continue") || this.expiring === 0) return null;
    this.expiring -= 1;
    return status(410, "The provided continue parameter is too old");
  }

  private page(
    resource: string,
    namespace: string | undefined,
    query: URLSearchParams,
    accept: string,
  ): Json {
    const all = [...this.stored.values()]
      .filter((one) => one.resource === resource && (!namespace || one.key.startsWith(`${namespace}/`)))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const from = Number(query.get("continue") ?? 0);
    const limit = Number(query.get("limit") ?? 0) || all.length;
    const more = from + limit < all.length ? { continue: String(from + limit) } : {};
    const partial = accept.includes("PartialObjectMetadataList");
    return {
      kind: partial ? "PartialObjectMetadataList" : `${kindOf(resource)}List`,
      apiVersion: partial ? "meta.k8s.io/v1" : apiVersionOf(resource),
      metadata: { resourceVersion: String(this.version), ...more },
      items: all.slice(from, from + limit).map(({ object }) => shown(resource, object, partial)),
    };
  }

  private watch(watcher: Watcher, query: URLSearchParams): void {
    const { response } = watcher;
    const since = Number(query.get("resourceVersion"));
    response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
    if (since < this.oldest) {
      this.write(
        response,
        `${JSON.stringify({ type: "ERROR", object: status(410, "too old resource version") })}\n`,
      );
      response.end();
      return;
    }
    for (const change of this.changes) if (change.version > since) this.event(watcher, change);
    this.watchers.add(watcher);
    const over = setTimeout(() => response.end(), Number(query.get("timeoutSeconds") ?? 300) * 1000);
    response.once("close", () => {
      clearTimeout(over);
      this.watchers.delete(watcher);
    });
  }
}
