import { digestOf, hexOf } from "./digest.ts";

export interface DemoNode {
  name: string;
  role: "control-plane" | "worker";
  region: string;
  zone: string;
  provider: string;
}

export interface DemoWorkload {
  kind: "Deployment" | "StatefulSet" | "DaemonSet" | "CronJob";
  namespace: string;
  name: string;
  team: string;
  replicas: number;
  repository: string;
  tag: string;
  content: string;
  /** How it can be reached from outside, if at all. */
  door: "none" | "load-balancer" | "ingress";
  privileged?: boolean;
  since: string;
}

const meta = (
  kind: string,
  namespace: string | null,
  name: string,
  since: string,
  labels: Record<string, string> = {},
) => ({
  name,
  ...(namespace === null ? {} : { namespace }),
  uid: hexOf(kind, namespace ?? "", name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"),
  labels,
  creationTimestamp: since,
});

const owner = (kind: string, namespace: string, name: string) => ({
  ownerReferences: [
    {
      apiVersion: "apps/v1",
      kind,
      name,
      uid: meta(kind, namespace, name, "").uid,
      controller: true,
      blockOwnerDeletion: true,
    },
  ],
});

const labelsOf = (w: DemoWorkload) => ({ "app.kubernetes.io/name": w.name, team: w.team });

const podSpec = (w: DemoWorkload, node?: string) => ({
  ...(node ? { nodeName: node } : {}),
  serviceAccountName: w.name,
  containers: [
    {
      name: w.name,
      image: `${w.repository}:${w.tag}`,
      ports: [{ containerPort: 8080 }],
      securityContext: w.privileged ? { privileged: true } : { runAsNonRoot: true },
    },
  ],
});

/** Letters that Kubernetes gives generated names. */
const SAFE = "bcdfghjklmnpqrstvwxz2456789";
const suffix = (length: number, ...words: (string | number)[]): string =>
  [...hexOf(...words).slice(0, length)].map((c) => SAFE[Number.parseInt(c, 16)]).join("");

const replicaSetName = (w: DemoWorkload): string => `${w.name}-${suffix(9, w.namespace, w.name, w.content)}`;

const container = (w: DemoWorkload, id: string, state: object) => ({
  name: w.name,
  image: `${w.repository}:${w.tag}`,
  imageID: `${w.repository}@${digestOf(w.content, "manifest")}`,
  containerID: `containerd://${id}`,
  ready: true,
  restartCount: 0,
  state,
});

const pods = (cluster: string, w: DemoWorkload, nodes: DemoNode[]): object[] => {
  const workers = nodes.filter((n) => n.role === "worker");
  const count = w.kind === "DaemonSet" ? workers.length : w.replicas;
  return Array.from({ length: count }, (_, i) => {
    const node = w.kind === "DaemonSet" ? workers[i]! : workers[(i * 7 + w.name.length) % workers.length]!;
    const parent = w.kind === "Deployment" ? replicaSetName(w) : w.name;
    const name = w.kind === "StatefulSet" ? `${w.name}-${i}` : `${parent}-${suffix(5, cluster, parent, i)}`;
    const id = hexOf(cluster, w.namespace, name, w.content);
    return {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        ...meta("Pod", w.namespace, name, w.since, labelsOf(w)),
        ...owner(w.kind === "Deployment" ? "ReplicaSet" : w.kind, w.namespace, parent),
      },
      spec: podSpec(w, node.name),
      status: {
        phase: "Running",
        containerStatuses: [container(w, id, { running: { startedAt: w.since } })],
      },
    };
  });
};

/** Runs of a CronJob: pods that lived for seconds. */
const runs = (cluster: string, w: DemoWorkload, nodes: DemoNode[], at: Date): object[] =>
  Array.from({ length: 3 }, (_, i) => {
    const start = new Date(at.getTime() - (i + 1) * 3_600_000);
    const job = `${w.name}-${Math.floor(start.getTime() / 60_000)}`;
    const pod = `${job}-${suffix(5, cluster, job)}`;
    const startedAt = start.toISOString();
    const finishedAt = new Date(start.getTime() + 4_000).toISOString();
    const done = {
      terminated: {
        exitCode: 0,
        reason: "Completed",
        startedAt,
        finishedAt,
        containerID: `containerd://${hexOf(cluster, pod)}`,
      },
    };
    return [
      {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: {
          ...meta("Job", w.namespace, job, startedAt, labelsOf(w)),
          ...owner("CronJob", w.namespace, w.name),
        },
        spec: { template: { spec: podSpec(w) } },
        status: { succeeded: 1 },
      },
      {
        apiVersion: "v1",
        kind: "Pod",
        metadata: {
          ...meta("Pod", w.namespace, pod, startedAt, labelsOf(w)),
          ...owner("Job", w.namespace, job),
        },
        spec: podSpec(w, nodes.find((n) => n.role === "worker")!.name),
        status: { phase: "Succeeded", containerStatuses: [container(w, hexOf(cluster, pod), done)] },
      },
    ];
  }).flat();

const controllers = (w: DemoWorkload): object[] => {
  const template = { metadata: { labels: labelsOf(w) }, spec: podSpec(w) };
  const selector = { matchLabels: { "app.kubernetes.io/name": w.name } };
  if (w.kind === "CronJob") {
    return [
      {
        apiVersion: "batch/v1",
        kind: "CronJob",
        metadata: meta("CronJob", w.namespace, w.name, w.since, labelsOf(w)),
        spec: { schedule: "0 * * * *", jobTemplate: { spec: { template } } },
      },
    ];
  }
  const main = {
    apiVersion: "apps/v1",
    kind: w.kind,
    metadata: meta(w.kind, w.namespace, w.name, w.since, labelsOf(w)),
    spec: { ...(w.kind === "DaemonSet" ? {} : { replicas: w.replicas }), selector, template },
  };
  if (w.kind !== "Deployment") return [main];
  return [
    main,
    {
      apiVersion: "apps/v1",
      kind: "ReplicaSet",
      metadata: {
        ...meta("ReplicaSet", w.namespace, replicaSetName(w), w.since, labelsOf(w)),
        ...owner("Deployment", w.namespace, w.name),
      },
      spec: { replicas: w.replicas, selector, template },
    },
  ];
};

const doors = (w: DemoWorkload): object[] => {
  if (w.kind === "CronJob" || w.kind === "DaemonSet") return [];
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: meta("Service", w.namespace, w.name, w.since, labelsOf(w)),
    spec: {
      type: w.door === "load-balancer" ? "LoadBalancer" : "ClusterIP",
      selector: { "app.kubernetes.io/name": w.name },
      ports: [{ port: 443, targetPort: 8080, protocol: "TCP" }],
    },
  };
  if (w.door !== "ingress") return [service];
  return [
    service,
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      metadata: meta("Ingress", w.namespace, w.name, w.since, labelsOf(w)),
      spec: {
        rules: [
          {
            host: `${w.name}.example`,
            http: {
              paths: [
                {
                  path: "/",
                  pathType: "Prefix",
                  backend: { service: { name: w.name, port: { number: 443 } } },
                },
              ],
            },
          },
        ],
      },
    },
  ];
};

const node = (n: DemoNode, since: string): object => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: meta("Node", null, n.name, since, {
    [`node-role.kubernetes.io/${n.role}`]: "",
    "kubernetes.io/hostname": n.name,
    "topology.kubernetes.io/region": n.region,
    "topology.kubernetes.io/zone": n.zone,
  }),
  spec: { providerID: `${n.provider}:///${n.zone}/${hexOf(n.name).slice(0, 12)}` },
  status: {
    nodeInfo: {
      machineID: hexOf(n.name, "machine").slice(0, 32),
      systemUUID: hexOf(n.name, "system").slice(0, 32),
      kernelVersion: "6.1.0-28-amd64",
      osImage: "Debian GNU/Linux 12 (bookworm)",
      containerRuntimeVersion: "containerd://1.7.24",
      kubeletVersion: "v1.31.4",
      architecture: "amd64",
      operatingSystem: "linux",
    },
    addresses: [{ type: "InternalIP", address: `192.0.2.${(hexOf(n.name).charCodeAt(0) % 200) + 10}` }],
    conditions: [{ type: "Ready", status: "True" }],
  },
});

const access = (since: string): object[] => [
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: meta("ClusterRole", null, "support-tools", since),
    rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get", "list"] }],
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: meta("ClusterRoleBinding", null, "support-tools", since),
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "support-tools" },
    subjects: [{ kind: "Group", name: "support", apiGroup: "rbac.authorization.k8s.io" }],
  },
];

/** One `kubectl get … -A -o json` of everything Plimsoll asks for. */
export const clusterList = (
  cluster: string,
  nodes: DemoNode[],
  workloads: DemoWorkload[],
  at: Date,
  since: string,
): object => {
  const namespaces = [...new Set(["kube-system", ...workloads.map((w) => w.namespace)])].sort();
  return {
    apiVersion: "v1",
    kind: "List",
    metadata: { resourceVersion: "" },
    items: [
      ...namespaces.map((name) => ({
        apiVersion: "v1",
        kind: "Namespace",
        metadata: {
          ...meta("Namespace", null, name, since),
          uid: meta("Namespace", cluster, name, since).uid,
        },
      })),
      ...nodes.map((n) => node(n, since)),
      ...workloads.flatMap(controllers),
      ...workloads.flatMap((w) =>
        w.kind === "CronJob" ? runs(cluster, w, nodes, at) : pods(cluster, w, nodes),
      ),
      ...workloads.flatMap(doors),
      ...access(since),
      ...namespaces.slice(0, -2).map((namespace) => ({
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: meta("NetworkPolicy", namespace, "default-deny", since),
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
      })),
    ],
  };
};

/** A Trivy k8s report of the workloads' configuration. */
export const trivyCluster = (
  cluster: string,
  workloads: DemoWorkload[],
  failing: (w: DemoWorkload) => string[],
): object => ({
  ClusterName: cluster,
  Findings: [
    ...clusterChecks(),
    ...workloads.map((w) => ({
      Namespace: w.namespace,
      Kind: w.kind,
      Name: w.name,
      Results: [
        {
          Target: `${w.kind}/${w.name}`,
          Class: "config",
          Type: "kubernetes",
          MisconfSummary: { Successes: CHECKS.length - failing(w).length, Failures: failing(w).length },
          Misconfigurations: failing(w).map((id) => ({
            ...CHECKS.find((c) => c.ID === id)!,
            Status: "FAIL",
            Message: `${w.kind} ${w.name}: see resolution`,
          })),
        },
      ],
    })),
  ],
});

/** Two objects of the cluster itself: a broad role, and the configuration of its control plane. */
const clusterChecks = (): object[] =>
  [
    { Namespace: "", Kind: "ClusterRole", Name: "support-tools", failed: [ROLE_CHECK] },
    { Namespace: "kube-system", Kind: "ConfigMap", Name: "kubeadm-config", failed: [SECRET_CHECK] },
  ].map(({ failed, ...object }) => ({
    ...object,
    Results: [
      {
        Target: `${object.Kind}/${object.Name}`,
        Class: "config",
        Type: "kubernetes",
        MisconfSummary: { Successes: 0, Failures: failed.length },
        Misconfigurations: failed.map((c) => ({
          ...c,
          Status: "FAIL",
          Message: `${object.Kind} ${object.Name}`,
        })),
      },
    ],
  }));

const check = (ID: string, Title: string, Severity: string, Resolution: string) => ({
  Type: "Kubernetes Security Check",
  ID,
  AVDID: `AVD-${ID.slice(0, 3)}-${ID.slice(3).padStart(4, "0")}`,
  Title,
  Severity,
  Resolution,
});

/** Some of Trivy's Kubernetes checks, by their published ids. */
export const CHECKS = [
  check(
    "KSV001",
    "A container may gain more privileges than its parent",
    "MEDIUM",
    "Set allowPrivilegeEscalation to false",
  ),
  check(
    "KSV003",
    "Default capabilities are kept",
    "LOW",
    "Drop all capabilities and add back what is needed",
  ),
  check("KSV011", "No CPU limit", "LOW", "Set resources.limits.cpu"),
  check("KSV012", "A container may run as root", "MEDIUM", "Set runAsNonRoot to true"),
  check("KSV014", "The root file system is writable", "HIGH", "Set readOnlyRootFilesystem to true"),
  check("KSV017", "A container is privileged", "HIGH", "Set privileged to false"),
  check("KSV018", "No memory limit", "LOW", "Set resources.limits.memory"),
  check("KSV020", "Runs with a low user id", "LOW", "Set runAsUser above 10000"),
  check("KSV104", "No seccomp profile", "MEDIUM", "Set seccompProfile to RuntimeDefault"),
];

const ROLE_CHECK = check(
  "KSV041",
  "A role may manage secrets",
  "CRITICAL",
  "Name the secrets the role needs",
);
const SECRET_CHECK = check(
  "KSV109",
  "A config map holds what looks like a secret",
  "HIGH",
  "Move it to a secret",
);
