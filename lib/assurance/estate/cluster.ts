import { kubeBench } from "../../../prisma/factories/kube-bench.ts";
import {
  CHECKS,
  clusterList,
  type DemoNode,
  type DemoWorkload,
  trivyCluster,
} from "../../../prisma/factories/kubernetes.ts";
import { findFramework } from "../../compliance/frameworks/frameworks.ts";
import type { Chance } from "../chance.ts";
import type { Build } from "./images.ts";
import { bodyOf, type Message } from "./message.ts";

const SINCE = "2026-01-01T00:00:00Z";

const nodes = (cluster: string): DemoNode[] => [
  { name: `${cluster}-cp`, role: "control-plane", region: "north", zone: "north-a", provider: "metal" },
  { name: `${cluster}-w`, role: "worker", region: "north", zone: "north-a", provider: "metal" },
];

const workload = (cluster: string, name: string, build: Build, chance: Chance): DemoWorkload => ({
  kind: chance.pick(["Deployment", "StatefulSet", "DaemonSet"]),
  namespace: cluster,
  name,
  team: "t",
  replicas: 1 + chance.below(2),
  repository: build.repository,
  tag: build.tag,
  content: build.content,
  door: chance.pick(["none", "load-balancer", "ingress"]),
  since: SINCE,
});

const message = (
  kind: string,
  cluster: string,
  at: Date,
  document: object,
  more: string[] = [],
): Message => ({
  label: `${kind} of ${cluster} at ${at.toISOString().slice(11, 19)}`,
  collector: `agent-${cluster}`,
  subjects: [`cluster:${cluster}`, ...more],
  body: bodyOf(document),
  statedAt: at,
});

/** All of a cluster's objects: what runs one of the builds, some of it, or nothing. */
export const clusterInventory = (cluster: string, choices: Build[], at: Date, chance: Chance): Message => {
  const running = ["api", "worker"].filter(() => chance.happens(0.7));
  const workloads = running.map((name) => workload(cluster, name, chance.pick(choices), chance));
  return message("inventory", cluster, at, clusterList(cluster, nodes(cluster), workloads, at, SINCE));
};

export const clusterChecks = (cluster: string, choices: Build[], at: Date, chance: Chance): Message => {
  const workloads = ["api", "worker"].map((name) =>
    workload(cluster, name, choices[0]!, chance.fork("fixed")),
  );
  const failing = () => CHECKS.map((check) => check.ID).filter(() => chance.happens(0.4));
  return message("trivy k8s", cluster, at, trivyCluster(cluster, workloads, failing));
};

export const hostBenchmark = (cluster: string, at: Date, chance: Chance): Message => {
  const verdict = (_: string, manual: boolean) => (manual ? "WARN" : chance.happens(0.2) ? "FAIL" : "PASS");
  const document = kubeBench(findFramework("cis-kubernetes-1.12")!, "cis-1.12", ["4"], verdict);
  return message("kube-bench", cluster, at, document, [`host:${cluster}-w`]);
};

/** Runtime events, a line each, of which later documents repeat some. */
export const runtimeEvents = (cluster: string, at: Date, chance: Chance): Message => {
  const line = (n: number) => {
    const time = new Date(at.getTime() - n * 1000).toISOString();
    const rule = chance.pick(["Shell in a container", "Write below binary dir", "Read of a sensitive file"]);
    return JSON.stringify({
      output: `${rule} (file=/bin/${n})`,
      priority: "Warning",
      rule,
      time,
      hostname: `${cluster}-w`,
      output_fields: { "fd.name": `/bin/${n % 3}`, "user.name": "root" },
    });
  };
  const body = Buffer.from(Array.from({ length: 1 + chance.below(6) }, (_, n) => line(n)).join("\n"));
  return { ...message("falco", cluster, at, {}, [`host:${cluster}-w`]), body };
};
