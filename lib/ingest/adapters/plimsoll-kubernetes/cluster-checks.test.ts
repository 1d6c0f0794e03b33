import { describe, expect, it } from "vitest";
import { ACCESS_CHECKS } from "./access-checks.ts";
import { CLUSTER_CHECKS } from "./cluster-checks.ts";
import { NODE_CHECKS } from "./node-checks.ts";
import { type CheckRow, found, namespace, node, object, pod, snapshot } from "./testing.ts";

type Json = Record<string, unknown>;

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

const ACCESS_ROWS: CheckRow[] = [
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
const runtime = (containerRuntimeVersion: string, kubelet = "v1.31.2") =>
  snapshot({ Node: [node("node-1", kubelet, { containerRuntimeVersion })] });
const nodes = (kubelet: string, version: string | null) =>
  snapshot({ Node: [node("node-1", kubelet)] }, { cluster: { uid: null, version } });

const CLUSTER_ROWS: CheckRow[] = [
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

const ROWS = [...ACCESS_ROWS, ...CLUSTER_ROWS];

describe.each(ROWS)("%s", (rule, met, wrong, unasked) => {
  it("is met", () => expect(found(met, rule)).toMatchObject([{ outcome: "pass", detail: "" }]));
  it.each(wrong)("fails %#", (document, severity, detail) => {
    expect(found(document, rule)).toMatchObject([
      { outcome: "fail", severity, detail: expect.stringMatching(detail) },
    ]);
  });
  if (unasked !== undefined)
    it("is not asked where it makes no sense", () => expect(found(unasked, rule)).toEqual([]));
});

it("has a row for every check of clusters and nodes", () => {
  const ids = [...ACCESS_CHECKS, ...CLUSTER_CHECKS, ...NODE_CHECKS].map(({ id }) => id);
  expect(ROWS.map(([id]) => id)).toEqual(ids);
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

  it.each([
    ["containerd://2.0.1", "v1.31.2"],
    ["containerd://v1.7.0-rc.1", "v1.29.0"],
    ["docker://27.3.1", "v1.31.2"],
    ["cri-o://1.29.0", "v1.31.2"],
  ])("%s with kubelet %s is kept up", (version, kubelet) =>
    expect(found(runtime(version, kubelet), "kubernetes-runtime-version")).toMatchObject([
      { outcome: "pass" },
    ]),
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
});
