import { describe, expect, it } from "vitest";
import { ACCOUNT_CHECKS, CONTENT_CHECKS } from "./content-checks.ts";
import { ISOLATION_CHECKS } from "./isolation-checks.ts";
import { type CheckRow, container, deployment, found, object, pod, podSpec, snapshot } from "./testing.ts";

type Json = Record<string, unknown>;

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

const ROWS: CheckRow[] = [
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

it("has a row for every check of workloads", () => {
  const ids = [...ISOLATION_CHECKS, ...CONTENT_CHECKS, ...ACCOUNT_CHECKS].map(({ id }) => id);
  expect(ROWS.map(([id]) => id)).toEqual(ids);
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
