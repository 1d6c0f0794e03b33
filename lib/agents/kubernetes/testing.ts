import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Json = Record<string, unknown>;

/** Of what is served: group, resource and kind, as discovery tells them. */
const SERVED: [group: string, resource: string, kind: string, namespaced: boolean][] = [
  ["", "namespaces", "Namespace", false],
  ["", "nodes", "Node", false],
  ["", "pods", "Pod", true],
  ["", "services", "Service", true],
  ["", "serviceaccounts", "ServiceAccount", true],
  ["", "configmaps", "ConfigMap", true],
  ["", "secrets", "Secret", true],
  ["apps", "deployments", "Deployment", true],
  ["apps", "statefulsets", "StatefulSet", true],
  ["apps", "daemonsets", "DaemonSet", true],
  ["apps", "replicasets", "ReplicaSet", true],
  ["batch", "jobs", "Job", true],
  ["batch", "cronjobs", "CronJob", true],
  ["networking.k8s.io", "ingresses", "Ingress", true],
  ["networking.k8s.io", "networkpolicies", "NetworkPolicy", true],
  ["gateway.networking.k8s.io", "gateways", "Gateway", true],
  ["gateway.networking.k8s.io", "httproutes", "HTTPRoute", true],
  ["gateway.networking.k8s.io", "grpcroutes", "GRPCRoute", true],
  ["gateway.networking.k8s.io", "tlsroutes", "TLSRoute", true],
  ["gateway.networking.k8s.io", "tcproutes", "TCPRoute", true],
  ["gateway.networking.k8s.io", "udproutes", "UDPRoute", true],
  ["rbac.authorization.k8s.io", "roles", "Role", true],
  ["rbac.authorization.k8s.io", "rolebindings", "RoleBinding", true],
  ["rbac.authorization.k8s.io", "clusterroles", "ClusterRole", false],
  ["rbac.authorization.k8s.io", "clusterrolebindings", "ClusterRoleBinding", false],
];
const PATH = /^\/(?:api|apis\/([^/]+))\/v1(?:alpha2)?(?:\/namespaces\/([^/]+))?\/([a-z]+)$/;

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

export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

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

const kindOf = (resource: string): string => SERVED.find((served) => served[1] === resource)![2];

const apiVersionOf = (resource: string): string => {
  const group = SERVED.find((served) => served[1] === resource)![0];
  return group === "" ? "v1" : `${group}/v1`;
};

const shown = (resource: string, object: Json, partial: boolean): Json =>
  partial
    ? { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata }
    : { kind: kindOf(resource), apiVersion: apiVersionOf(resource), ...object };

const status = (code: number, message: string): Json => ({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message,
  reason: code === 410 ? "Expired" : message,
  code,
});

const GROUPS = [...new Set(SERVED.map(([group]) => group))].filter((group) => group !== "");

/** What kubectl asks before it asks for anything. */
const discovery = (path: string): Json | null => {
  if (path === "/version") return { major: "1", minor: "31", gitVersion: "v1.31.2" };
  if (path === "/api") return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
  if (path === "/apis") {
    const groups = GROUPS.map((name) => {
      const version = { groupVersion: `${name}/v1`, version: "v1" };
      return { name, versions: [version], preferredVersion: version };
    });
    return { kind: "APIGroupList", apiVersion: "v1", groups };
  }
  const [, group = ""] = /^\/(?:api|apis\/([^/]+))\/v1$/.exec(path) ?? [null];
  if (!/^\/(api|apis\/[^/]+)\/v1$/.test(path)) return null;
  const resources = SERVED.filter((served) => served[0] === group).map(([, name, kind, namespaced]) => ({
    name,
    singularName: kind.toLowerCase(),
    namespaced,
    kind,
    verbs: ["get", "list", "watch"],
  }));
  return { kind: "APIResourceList", groupVersion: group === "" ? "v1" : `${group}/v1`, resources };
};

/** A certificate authority with the server's certificate, and another one that signed nothing. */
const certify = (folder: string): void => {
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const key = (file: string) =>
    "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout".split(" ").concat(file);
  for (const name of ["ca", "other"])
    openssl(
      "req",
      "-x509",
      ...key(`${name}-key.pem`),
      "-out",
      `${name}.pem`,
      "-days",
      "2",
      "-subj",
      `/CN=${name}`,
    );
  const names = ["-addext", "subjectAltName=IP:127.0.0.1"];
  openssl("req", ...key("server-key.pem"), "-out", "request.pem", "-subj", "/CN=api", ...names);
  const ca = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-copy_extensions", "copy"];
  openssl("x509", "-req", "-in", "request.pem", ...ca, "-days", "2", "-out", "server.pem");
};

const CANARY = "canary-7d1f0c";

/** A pod with a secret wherever people put them: none may leave the cluster. */
export const podOf = (
  name: string,
  state: Json = { running: { startedAt: "2026-03-01T08:00:00Z" } },
): Json => ({
  metadata: {
    name,
    namespace: "shop",
    labels: { app: "web", "vault.example/token": CANARY },
    annotations: { "kubectl.kubernetes.io/last-applied-configuration": `{"password":"${CANARY}"}` },
    managedFields: [{ manager: CANARY }],
  },
  spec: {
    nodeName: "node-1",
    containers: [
      {
        name: "web",
        image: "registry.example/shop/web:1.4",
        command: ["serve", "--password", CANARY],
        args: [`--token=${CANARY}`],
        env: [
          { name: "DB_PASSWORD", value: CANARY },
          { name: "API_KEY", valueFrom: { secretKeyRef: { name: "web", key: "k" } } },
        ],
        livenessProbe: { httpGet: { httpHeaders: [{ name: "Authorization", value: CANARY }] } },
      },
    ],
    volumes: [{ name: "v", csi: { driver: "d", volumeAttributes: { key: CANARY } } }],
  },
  status: {
    phase: "Running",
    containerStatuses: [
      {
        name: "web",
        image: "registry.example/shop/web:1.4",
        imageID: `registry.example/shop/web@sha256:${"b".repeat(64)}`,
        containerID: `containerd://${idOf(name)}`,
        state,
        lastState: { terminated: { exitCode: 1, message: CANARY } },
      },
    ],
  },
});

export const idOf = (name: string): string => Buffer.from(name).toString("hex").padEnd(64, "0");

export const secretOf = (name: string): Json => ({
  metadata: { name, namespace: "shop", annotations: { note: CANARY } },
  data: { password: "c2VjcmV0LWRhdGE=" },
});

export const SECRETS = { canary: CANARY, data: "c2VjcmV0LWRhdGE=" };
