import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plimsollKubernetes } from "./adapter.ts";
import {
  container,
  departed,
  deployment,
  list,
  namespace,
  node,
  object,
  ownedBy,
  pod,
  podSpec,
  snapshot,
} from "./testing.ts";

type Json = Record<string, unknown>;

const fixture = (name: string) =>
  plimsollKubernetes.read(
    JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")),
  );
const { read } = plimsollKubernetes;
const found = (document: unknown, rule: string) =>
  read(document)
    .targets.flatMap(({ asset, observations }) =>
      observations.map((observation) => ({ asset, ...observation })),
    )
    .filter((observation) => observation.rule.id === `plimsoll/${rule}`);

const spec = (change: Json, annotations: Json = {}) =>
  snapshot({ Deployment: [deployment("cart", podSpec(change), annotations)] });
const security = (change: Json, more: Json = {}) => spec({ containers: [container({}, change)], ...more });
const top = (change: Json, more: Json = {}) => spec({ containers: [container(change)], ...more });
const hostPath = (path: string, readOnly = false) =>
  top(
    { volumeMounts: [{ name: "v", mountPath: "/v", readOnly }] },
    { volumes: [{ name: "v", hostPath: { path } }] },
  );
const windows = (hostProcess: boolean) =>
  spec({ os: { name: "windows" }, securityContext: { windowsOptions: { hostProcess } } });
const profile = (type: string) => ({ seccompProfile: { type } });
const account = (change: Json, mounts?: boolean) =>
  snapshot({
    Deployment: [deployment("cart", podSpec({ serviceAccountName: "default", ...change }))],
    ServiceAccount: [
      object("shop", "default", mounts === undefined ? {} : { automountServiceAccountToken: mounts }),
    ],
  });
const inDefault = (name: string) =>
  snapshot({
    Pod: [pod(name, "cart", { id: "01" })],
  });

type Wrong = [document: unknown, severity: string, detail: RegExp];
/** Each check: what meets it, what fails it, and where it cannot be asked. */
type Row = [rule: string, met: unknown, wrong: Wrong[], unasked?: unknown];

const POD_ROWS: Row[] = [
  [
    "kubernetes-privileged",
    spec({}),
    [[security({ privileged: true }), "high", /^web: privileged$/]],
    windows(false),
  ],
  ["kubernetes-windows-host-process", windows(false), [[windows(true), "high", /hostProcess/]], spec({})],
  [
    "kubernetes-privilege-escalation",
    spec({}),
    [
      [security({ allowPrivilegeEscalation: true }), "medium", /not false/],
      [security({ allowPrivilegeEscalation: undefined }), "medium", /not false/],
    ],
    security({ privileged: true }),
  ],
  [
    "kubernetes-capabilities",
    security({ capabilities: { add: ["NET_BIND_SERVICE"] } }),
    [
      [security({ capabilities: { add: ["CHOWN"] } }), "medium", /^web: adds CHOWN$/],
      [security({ capabilities: { add: ["CAP_SYS_ADMIN", "CHOWN"] } }), "high", /adds CHOWN, SYS_ADMIN/],
    ],
    security({ privileged: true }),
  ],
  ["kubernetes-host-network", spec({}), [[spec({ hostNetwork: true }), "medium", /network/]]],
  ["kubernetes-host-pid", spec({}), [[spec({ hostPID: true }), "high", /processes/]]],
  ["kubernetes-host-ipc", spec({}), [[spec({ hostIPC: true }), "medium", /memory/]]],
  [
    "kubernetes-host-ports",
    top({ ports: [{ containerPort: 80 }] }),
    [[top({ ports: [{ containerPort: 80, hostPort: 8080 }] }), "low", /port 8080/]],
    spec({ hostNetwork: true }),
  ],
  [
    "kubernetes-engine-socket",
    hostPath("/srv"),
    [
      [hostPath("/var/run/docker.sock"), "high", /docker\.sock/],
      [hostPath("/run/containerd/containerd.sock", true), "high", /containerd\.sock/],
    ],
  ],
  [
    "kubernetes-host-path",
    hostPath("/var/run/docker.sock"),
    [
      [hostPath("/etc"), "high", /^mounts \/etc$/],
      [hostPath("/etc", true), "medium", /\/etc \(read-only\)/],
      [hostPath("/srv/data"), "medium", /^mounts \/srv\/data$/],
      [hostPath("/srv/data", true), "low", /read-only/],
    ],
  ],
  ["kubernetes-writable-root", spec({}), [[security({ readOnlyRootFilesystem: false }), "low", /writable/]]],
  [
    "kubernetes-root-user",
    spec({ securityContext: { runAsUser: 1000 } }),
    [
      [spec({ securityContext: {} }), "medium", /^web: runAsNonRoot is not set$/],
      [security({ runAsUser: 0 }), "medium", /runAsUser 0/],
      [security({ runAsNonRoot: false }), "medium", /not set/],
    ],
    spec({ hostUsers: false, securityContext: {} }),
  ],
  [
    "kubernetes-seccomp",
    spec({}, { "seccomp.security.alpha.kubernetes.io/pod": "runtime/default" }),
    [
      [spec({ securityContext: {} }), "low", /no seccomp/],
      [security(profile("Unconfined")), "high", /Unconfined/],
      [
        spec({ securityContext: {} }, { "container.seccomp.security.alpha.kubernetes.io/web": "unconfined" }),
        "high",
        /Unconfined/,
      ],
    ],
    security({ privileged: true }),
  ],
  [
    "kubernetes-apparmor",
    security({ appArmorProfile: { type: "RuntimeDefault" } }),
    [
      [security({ appArmorProfile: { type: "Unconfined" } }), "medium", /unconfined/],
      [
        spec({}, { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" }),
        "medium",
        /^web: unconfined$/,
      ],
    ],
    security({ privileged: true }),
  ],
  [
    "kubernetes-memory",
    spec({ initContainers: [container({ name: "init", resources: {} })] }),
    [[top({ resources: { requests: { memory: "1Mi" } } }), "low", /memory/]],
  ],
  [
    "kubernetes-cpu",
    top({ resources: { limits: { cpu: 1 } } }),
    [
      [top({ resources: {} }), "low", /^web: no request of processor time$/],
      [
        spec({ initContainers: [container({ name: "mesh", resources: {}, restartPolicy: "Always" })] }),
        "low",
        /^mesh: /,
      ],
    ],
  ],
  [
    "kubernetes-latest-tag",
    top({ image: "registry.example/cart:1" }),
    [
      [top({ image: "registry.example/cart" }), "low", /cart:latest/],
      [top({ image: "cart:latest" }), "low", /library\/cart:latest/],
    ],
  ],
  [
    "kubernetes-image-digest",
    spec({}),
    [[top({ image: "registry.example/cart:1" }), "info", /cart:1$/]],
    top({ image: "registry.example/cart" }),
  ],
  [
    "kubernetes-secret-in-environment",
    top({ env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "c", key: "k" } } }] }),
    [
      [
        top({ env: [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }] }),
        "low",
        /is given A/,
      ],
      [top({ envFrom: [{ secretRef: { name: "s" } }] }), "low", /all of s/],
    ],
  ],
  [
    "kubernetes-secret-in-manifest",
    top({
      env: [
        { name: "DB_PASSWORD", value: "" },
        { name: "TOKEN_FILE", value: "[redacted]" },
        { name: "MODE", value: "[redacted]" },
      ],
    }),
    [[top({ env: [{ name: "DB_PASSWORD", value: "[redacted]" }] }), "high", /value of DB_PASSWORD/]],
  ],
  ["kubernetes-default-namespace", inDefault("shop"), [[inDefault("default"), "low", /default/]]],
  [
    "kubernetes-default-account-token",
    account({ automountServiceAccountToken: false }),
    [
      [account({}), "low", /default/],
      [account({ automountServiceAccountToken: true }, false), "low", /default/],
    ],
    spec({}),
  ],
];

const rule = (verbs: string[], groups: string[], resources: string[]) => ({
  verbs,
  apiGroups: groups,
  resources,
});
const user = (name: string) => ({ kind: "User", name });
const group = (name: string) => ({ kind: "Group", name });
const ci = { kind: "ServiceAccount", name: "deployer", namespace: "ci" };
const bind = (subject: Json, role: string, rules: Json[] = [], kind = "ClusterRoleBinding") =>
  snapshot({
    ClusterRole: [object("", role, { rules })],
    [kind]: [
      object(kind === "RoleBinding" ? "shop" : "", "b", {
        roleRef: { kind: "ClusterRole", name: role },
        subjects: [subject],
      }),
    ],
  });
const role = (...rules: Json[]) => bind(user("operator"), "r", rules);
const unbound = (...rules: Json[]) => snapshot({ ClusterRole: [object("", "r", { rules })] });
const harmless = role(rule(["get"], [""], ["pods"]));
const RBAC = "rbac.authorization.k8s.io";

const ACCESS_ROWS: Row[] = [
  [
    "kubernetes-cluster-admin",
    bind(group("system:masters"), "cluster-admin"),
    [
      [bind(user("operator"), "cluster-admin"), "high", /^cluster-admin for User operator$/],
      [bind(ci, "cluster-admin"), "high", /ServiceAccount ci\/deployer/],
      [bind(user("operator"), "root", [rule(["*"], ["*"], ["*"])]), "high", /^root for/],
      [bind(user("operator"), "cluster-admin", [], "RoleBinding"), "medium", /User operator/],
      [bind(group("system:authenticated"), "cluster-admin"), "critical", /authenticated/],
    ],
    snapshot({}),
  ],
  [
    "kubernetes-anonymous",
    harmless,
    [
      [bind(user("system:anonymous"), "view"), "high", /view for User system:anonymous/],
      [bind(group("system:unauthenticated"), "view", [], "RoleBinding"), "high", /unauthenticated/],
    ],
  ],
  [
    "kubernetes-secrets-for-many",
    bind(group("system:authenticated"), "r", [rule(["get"], [""], ["pods"])]),
    [
      [
        bind(group("system:serviceaccounts"), "r", [rule(["list"], [""], ["secrets"])]),
        "high",
        /serviceaccounts/,
      ],
      [bind(group("system:authenticated"), "r", [rule(["*"], ["*"], ["*"])]), "high", /authenticated/],
    ],
    role(rule(["get"], [""], ["secrets"])),
  ],
  [
    "kubernetes-default-account",
    harmless,
    [[bind({ kind: "ServiceAccount", name: "default", namespace: "shop" }, "r"), "medium", /shop\/default/]],
  ],
  [
    "kubernetes-wildcards",
    harmless,
    [
      [role(rule(["*"], [""], ["pods"])), "medium", /^all verbs$/],
      [role(rule(["get"], [""], ["*"])), "medium", /^all resources$/],
      [role(rule(["*"], ["*"], ["*"])), "high", /^all verbs and all resources$/],
    ],
    unbound(rule(["*"], ["*"], ["*"])),
  ],
  [
    "kubernetes-escalate",
    harmless,
    [
      [role(rule(["bind"], [RBAC], ["clusterroles"])), "high", /clusterroles/],
      [role(rule(["*"], [RBAC], ["roles"])), "high", /roles/],
    ],
    unbound(rule(["bind"], [RBAC], ["clusterroles"])),
  ],
  ["kubernetes-impersonate", harmless, [[role(rule(["impersonate"], [""], ["users"])), "high", /users/]]],
  [
    "kubernetes-exec",
    role(rule(["create"], [""], ["pods"])),
    [[role(rule(["create"], [""], ["pods/exec"])), "medium", /pods\/exec/]],
  ],
  [
    "kubernetes-node-proxy",
    role(rule(["get"], [""], ["nodes/metrics"])),
    [[role(rule(["get"], [""], ["nodes/proxy"])), "high", /nodes\/proxy/]],
  ],
  [
    "kubernetes-token-creation",
    role(rule(["get"], [""], ["serviceaccounts/token"])),
    [[role(rule(["create"], [""], ["serviceaccounts/token"])), "high", /token/]],
  ],
  [
    "kubernetes-webhooks",
    role(rule(["get"], ["admissionregistration.k8s.io"], ["validatingwebhookconfigurations"])),
    [
      [
        role(rule(["patch"], ["admissionregistration.k8s.io"], ["mutatingwebhookconfigurations"])),
        "medium",
        /mutating/,
      ],
    ],
  ],
];

const inhabited = (name: string, more: Record<string, unknown[]> = {}, state: Json = {}) =>
  snapshot({ Namespace: [namespace(name)], Pod: [pod(name, "cart", { id: "01", ...state })], ...more });
const service = (change: Json, annotations: Json = {}) =>
  snapshot({ Service: [object("shop", "cart", { spec: change }, { annotations })] });
const enforcing = (level: string | null, name = "shop") =>
  snapshot({
    Namespace: [namespace(name, level === null ? {} : { "pod-security.kubernetes.io/enforce": level })],
  });
const nodes = (kubelet: string, version: string | null) =>
  snapshot({ Node: [node("node-1", kubelet)] }, { cluster: { uid: null, version } });

const runtime = (containerRuntimeVersion: string, kubelet = "v1.31.2") =>
  snapshot({ Node: [node("node-1", kubelet, { containerRuntimeVersion })] });

const CLUSTER_ROWS: Row[] = [
  [
    "kubernetes-network-policy",
    inhabited("shop", { NetworkPolicy: [object("shop", "deny", { spec: {} })] }),
    [[inhabited("shop"), "medium", /without a NetworkPolicy/]],
    inhabited("kube-system"),
  ],
  [
    "kubernetes-open-service",
    service({ type: "ClusterIP" }),
    [
      [service({ type: "LoadBalancer" }), "medium", /any address/],
      [service({ type: "LoadBalancer", loadBalancerSourceRanges: ["0.0.0.0/0"] }), "medium", /any address/],
      [service({ type: "NodePort" }), "low", /NodePort/],
    ],
    snapshot({}),
  ],
  [
    "kubernetes-external-ips",
    service({}),
    [[service({ externalIPs: ["10.1.2.3"] }), "medium", /10\.1\.2\.3/]],
  ],
  [
    "kubernetes-pod-security",
    enforcing("baseline"),
    [
      [enforcing(null), "medium", /no level/],
      [enforcing("privileged"), "medium", /privileged/],
    ],
    enforcing(null, "kube-system"),
  ],
  [
    "kubernetes-kubelet-version",
    nodes("v1.28.9", "v1.31.2"),
    [
      [nodes("v1.27.9", "v1.31.2"), "medium", /kubelet v1\.27\.9/],
      [nodes("v1.24.0", "v1.27.0"), "medium", /kubelet/],
      [nodes("v1.32.0", "v1.31.2"), "medium", /kubelet/],
    ],
    nodes("v1.28.9", null),
  ],
  [
    "kubernetes-runtime-version",
    runtime("containerd://1.7.24"),
    [
      [runtime("containerd://1.6.31"), "medium", /containerd:\/\/1\.6\.31/],
      [runtime("docker://20.10.7", "v1.23.4"), "medium", /docker/],
      [runtime("cri-o://1.28.4"), "medium", /cri-o/],
    ],
    runtime("mycri://0.1.0"),
  ],
];

const ROWS = [...POD_ROWS, ...ACCESS_ROWS, ...CLUSTER_ROWS];

describe.each(ROWS)("%s", (rule, met, wrong, unasked) => {
  it("is met", () => expect(found(met, rule)).toMatchObject([{ outcome: "pass", detail: "" }]));
  it.each(wrong)("fails %#", (document, severity, detail) => {
    expect(found(document, rule)).toMatchObject([
      { outcome: "fail", severity, detail: expect.stringMatching(detail) },
    ]);
  });
  it.skipIf(unasked === undefined)("is not asked where it makes no sense", () =>
    expect(found(unasked, rule)).toEqual([]),
  );
});

describe("more of the same", () => {
  it.each([
    [
      "an internal load balancer",
      service({ type: "LoadBalancer" }, { "networking.gke.io/load-balancer-type": "Internal" }),
    ],
    ["one for some addresses", service({ type: "LoadBalancer", loadBalancerSourceRanges: ["10.0.0.0/8"] })],
    [
      "one of another cloud",
      service(
        { type: "LoadBalancer" },
        { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" },
      ),
    ],
  ])("%s is not open", (_, document) =>
    expect(found(document, "kubernetes-open-service")).toMatchObject([{ outcome: "pass" }]),
  );

  it.each([
    ["ended pods", inhabited("shop", {}, { phase: "Succeeded" })],
    ["pods of the node's network", inhabited("shop", {}, { spec: { hostNetwork: true } })],
  ])("%s need no network policy", (_, document) =>
    expect(found(document, "kubernetes-network-policy")).toEqual([]),
  );

  it("roles that the cluster came with are its own", () => {
    const document = snapshot({
      ClusterRole: [
        object(
          "",
          "edit",
          { rules: [rule(["*"], [""], ["pods/exec"])] },
          { labels: { "kubernetes.io/bootstrapping": "rbac-defaults" } },
        ),
      ],
      ClusterRoleBinding: [
        object("", "b", { roleRef: { kind: "ClusterRole", name: "edit" }, subjects: [user("operator")] }),
      ],
    });
    expect(found(document, "kubernetes-exec")).toEqual([]);
  });

  it("what kubeadm gives to those who join is meant so", () => {
    const document = snapshot({
      RoleBinding: [
        object("kube-public", "kubeadm:bootstrap-signer-clusterinfo", {
          roleRef: { kind: "Role", name: "kubeadm:bootstrap-signer-clusterinfo" },
          subjects: [user("system:anonymous")],
        }),
      ],
    });
    expect(found(document, "kubernetes-anonymous")).toMatchObject([{ outcome: "pass" }]);
  });

  it("names the containers that a problem is in, and the gravest of what it finds", () => {
    const document = spec({
      containers: [
        container({ name: "b" }, { capabilities: { add: ["CHOWN"] } }),
        container({ name: "a" }, { capabilities: { add: ["CHOWN"] } }),
        container({ name: "c" }, { capabilities: { add: ["SYS_ADMIN"] } }),
      ],
    });
    expect(found(document, "kubernetes-capabilities")).toMatchObject([
      { severity: "high", detail: "a, b: adds CHOWN; c: adds SYS_ADMIN" },
    ]);
  });
});

describe("a snapshot of a cluster", () => {
  it("is tested by every check there is", () => {
    const rules = (document: unknown) =>
      read(document).targets.flatMap(({ observations }) => observations.map((one) => one.rule));
    const asked = ROWS.flatMap(([id, met]) => rules(met).filter((one) => one.id === `plimsoll/${id}`));
    expect(asked).toHaveLength(ROWS.length);
    for (const { description, remediation } of asked)
      expect(Math.min(description.length, remediation.length)).toBeGreaterThan(15);
    const everything = ROWS.flatMap(([, met, wrong]) => [
      met,
      ...wrong.map(([document]) => document),
    ]).flatMap(rules);
    expect(new Set(everything.map(({ id }) => id))).toEqual(new Set(ROWS.map(([id]) => `plimsoll/${id}`)));
  });

  it("lists kinds whole; what is missing there is gone", () => {
    const reading = fixture("many");
    expect(reading).toMatchObject({
      format: "kubernetes-snapshot",
      scannedAt: "2026-03-01T12:00:00.000Z",
      needs: "cluster",
      tool: { name: "Plimsoll", version: "0.1.0" },
    });
    expect(reading.absences).toContainEqual({ objectKind: "Pod", namespace: null });
    expect(reading.absences).not.toContainEqual({ objectKind: "Secret", namespace: null });
    expect(reading.skipped).toEqual([
      { path: "/lists/5", reason: "Secret: forbidden: secrets may not be listed", loses: false },
    ]);
    expect(reading.facts.filter(({ kind }) => kind === "cluster")).toMatchObject([
      { version: "v1.31.2" },
      { uid: "5f0e7b52-7c3e-4e0e-9b6a-0b3f5a6c7d8e" },
    ]);
  });

  it("with broken entries closes nothing", () => {
    const reading = fixture("odd");
    expect(reading.absences).toEqual([]);
    expect(reading.skipped.filter(({ loses }) => loses !== false).map(({ path }) => path)).toEqual([
      "/lists/0/items/1",
      "/lists/0/items/2",
      "/departed/1",
      "/departed/2",
    ]);
  });

  it("asks nothing of the cluster where a list is missing, and says so", () => {
    const document = snapshot(
      {},
      { lists: [list("ClusterRoleBinding", []), list("Role", [], { standing: "forbidden" })] },
    );
    const reading = read(document);
    expect(reading.targets).toEqual([]);
    expect(reading.skipped.map(({ reason }) => reason)).toContain(
      "kubernetes-cluster-admin: needs all of RoleBinding, ClusterRoleBinding, Role, ClusterRole",
    );
  });

  it("of some namespaces speaks for these alone", () => {
    const reading = read(
      snapshot(
        {},
        {
          lists: [
            list("Pod", [pod("shop", "cart", { id: "01" })], { namespace: "shop" }),
            list("Service", [object("shop", "s", { spec: { type: "NodePort" } })], { namespace: "shop" }),
          ],
        },
      ),
    );
    expect(reading.absences).toEqual([
      { objectKind: "Pod", namespace: "shop" },
      { objectKind: "Service", namespace: "shop" },
    ]);
    expect(reading.targets.map(({ asset }) => asset.kind)).toEqual(["workload"]);
  });

  it("asks each workload once, by its own template, else by what it owns", () => {
    const set = (name: string, replicas: number, privileged: boolean) =>
      object(
        "shop",
        name,
        { spec: { replicas, template: { spec: podSpec({ containers: [container({}, { privileged })] }) } } },
        ownedBy("Rollout", "shop", "web"),
      );
    const document = snapshot({
      Deployment: [deployment("cart")],
      ReplicaSet: [
        object(
          "shop",
          "cart-1",
          { spec: { replicas: 2, template: {} } },
          ownedBy("Deployment", "shop", "cart"),
        ),
        set("web-1", 0, true),
        set("web-2", 3, false),
      ],
      Pod: [
        pod("shop", "cart-1-a", { id: "01", owner: ownedBy("ReplicaSet", "shop", "cart-1") }),
        pod("shop", "web-2-a", { id: "02", owner: ownedBy("ReplicaSet", "shop", "web-2") }),
        pod("shop", "alone", { id: "03" }),
        pod("kube-system", "etcd-node-1", { id: "04", owner: ownedBy("Node", "", "node-1") }),
      ],
    });
    const workloads = read(document).targets.flatMap(({ asset }) => (asset.kind === "workload" ? asset : []));
    expect(workloads.map(({ objectKind, name }) => `${objectKind} ${name}`)).toEqual([
      "Deployment cart",
      "ReplicaSet web-2",
      "Pod alone",
      "Pod etcd-node-1",
    ]);
    expect(found(document, "kubernetes-privileged").every(({ outcome }) => outcome === "pass")).toBe(true);
  });

  it("tells what came and went apart from a look: it closes nothing and assesses nothing", () => {
    const blink = pod("shop", "blink", {
      id: "05",
      state: { running: { startedAt: "2026-03-01T11:59:50Z" } },
    });
    const reading = read(departed([{ kind: "Pod", at: "2026-03-01T11:59:54.000Z", object: blink }]));
    expect(reading).toMatchObject({ absences: [], targets: [] });
    expect(reading.facts.filter(({ kind }) => kind === "container")).toMatchObject([
      {
        id: "05".padEnd(64, "0"),
        host: "node-1",
        pod: { namespace: "shop", name: "blink" },
        state: "exited",
        startedAt: "2026-03-01T11:59:50Z",
        finishedAt: "2026-03-01T11:59:54.000Z",
      },
    ]);
  });

  it.each([
    ["containerd://2.0.1", "v1.31.2"],
    ["containerd://v1.7.0-rc.1", "v1.29.0"],
    ["docker://27.3.1", "v1.31.2"],
    ["cri-o://1.29.0", "v1.31.2"],
  ])("takes %s with kubelet %s for one that is kept up", (version, kubelet) => {
    expect(found(runtime(version, kubelet), "kubernetes-runtime-version")).toMatchObject([
      { outcome: "pass" },
    ]);
  });

  it("ends no container of a pod that is still there", () => {
    const web = pod("shop", "web", { id: "05" });
    const entry = { kind: "Pod", at: "2026-03-01T11:59:54.000Z", object: web };
    const stateOf = (gone: boolean) =>
      read(departed([{ ...entry, gone } as typeof entry])).facts.flatMap((fact) =>
        fact.kind === "container" ? fact.state : [],
      );
    expect([stateOf(true), stateOf(false)]).toEqual([["exited"], ["running"]]);
  });

  it.each([[2], ["1"], [null]])("of version %j is not supported", (version) => {
    expect(() => read(snapshot({}, { version }))).toThrow(/not supported/);
  });
});
