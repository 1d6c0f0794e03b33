import { findFramework } from "../../lib/compliance/frameworks/frameworks.ts";
import { dockerInspect, swarmNodes, swarmServices } from "../factories/docker.ts";
import { grypeImage } from "../factories/grype.ts";
import { kubeBench, type Verdict } from "../factories/kube-bench.ts";
import { CHECKS, clusterList, type DemoWorkload, trivyCluster } from "../factories/kubernetes.ts";
import { trivyImage } from "../factories/trivy.ts";
import { chance } from "./chance.ts";
import {
  CLUSTERS,
  type Cluster,
  HISTORY_DAYS,
  QUARTER,
  REPOSITORIES,
  releaseAt,
  servicesOf,
  workloadsOf,
} from "./estate.ts";
import { scanOf } from "./scans.ts";

/** One document of the demo, with who sends it and when it arrives. */
export interface Chapter {
  at: Date;
  collector: string;
  subjects: string[];
  document: () => object;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days before the present on which clusters and hosts were looked at: closer together toward the end. */
const LOOKS = [360, 330, 300, 270, 240, 210, 180, 150, 120, 90, 75, 60, 45, 30, 21, 14, 10, 7, 5, 3, 2, 1, 0];
const BENCHES = [350, 260, 170, 84, 56, 28, 14, 6, 1];

/** Everything that happened, in order of arrival. `now` is the present of the demo. */
export const story = (now: Date): Chapter[] => {
  const moment = (day: number, minutes: number): Date =>
    new Date(now.getTime() - day * DAY - 6 * HOUR + minutes * 60_000);
  const chapters = [
    ...builds(moment),
    ...CLUSTERS.flatMap((cluster) => looks(cluster, moment, now)),
    ...CLUSTERS.flatMap((c) => benches(c, moment)),
  ];
  return chapters
    .filter((c) => c.at.getTime() <= now.getTime())
    .sort((a, b) => a.at.getTime() - b.at.getTime());
};

type Moment = (day: number, minutes: number) => Date;

/** Images are scanned when built, and again as long as they are the newest or still run: of late every fortnight. */
const builds = (moment: Moment): Chapter[] =>
  REPOSITORIES.flatMap((repository, n) =>
    repository.releases.flatMap((built, release) => {
      const until = Math.max(0, (repository.releases[release + 1] ?? 0) - 8);
      const days: number[] = [];
      for (let day = Math.min(built, HISTORY_DAYS); day > until; day -= day > QUARTER ? 45 : 14)
        days.push(day);
      if (releaseAt(repository, 0, 0) === release || releaseAt(repository, 0, 6) === release) days.push(0);
      return days.flatMap((day): Chapter[] => {
        const at = moment(day, n);
        const trivy: Chapter = {
          at,
          collector: "ci-trivy",
          subjects: [],
          document: () => trivyImage(scanOf(repository, release, day, at)),
        };
        if (chance(repository.name, "grype") > 0.35) return [trivy];
        const later = moment(day, n + 120);
        return [
          trivy,
          {
            at: later,
            collector: "nightly-grype",
            subjects: [],
            document: () => grypeImage(scanOf(repository, release, day, later)),
          },
        ];
      });
    }),
  );

const looks = (cluster: Cluster, moment: Moment, now: Date): Chapter[] =>
  LOOKS.flatMap((day): Chapter[] => {
    const at = moment(day, 200);
    if (cluster.kind === "swarm") {
      const running = (host: string) => servicesOf(cluster, host, day, now);
      const swarm = { collector: "edge-docker", subjects: [`cluster:${cluster.name}`] };
      return [
        {
          ...swarm,
          at: moment(day, 198),
          document: () => swarmNodes(cluster.nodes, moment(HISTORY_DAYS, 0).toISOString()),
        },
        {
          ...swarm,
          at: moment(day, 199),
          document: () => swarmServices(cluster.nodes.flatMap(({ name }) => running(name))),
        },
        ...cluster.nodes.map((node, i) => ({
          at: moment(day, 200 + i),
          collector: "edge-docker",
          subjects: [`cluster:${cluster.name}`, `host:${node.name}`],
          document: () => dockerInspect(node.name, running(node.name), moment(day, 200 + i)),
        })),
      ];
    }
    const workloads = workloadsOf(cluster, day, now);
    return [
      {
        at,
        collector: `${cluster.name}-inventory`,
        subjects: [`cluster:${cluster.name}`],
        document: () =>
          clusterList(cluster.name, cluster.nodes, workloads, at, moment(HISTORY_DAYS, 0).toISOString()),
      },
      ...(day % 7 === 0 || day < 3
        ? [
            {
              at: moment(day, 260),
              collector: `${cluster.name}-trivy-k8s`,
              subjects: [`cluster:${cluster.name}`],
              document: () => trivyCluster(cluster.name, workloads, (w) => failing(cluster, w, day)),
            },
          ]
        : []),
    ];
  });

/** Teams mend their manifests slowly; one of them hardly. */
const failing = (cluster: Cluster, workload: DemoWorkload, day: number): string[] =>
  CHECKS.map((c) => c.ID).filter((id) => {
    if (id === "KSV017") return workload.privileged === true;
    const mended = spread(chance(cluster.name, workload.name, id, "mended"), 130);
    return chance(workload.name, id) < 0.45 && (workload.team === "search" || mended < day + 20);
  });

/** Half of what happens over the year happens within the last days. */
const spread = (at: number, last: number): number =>
  at < 0.5 ? at * 2 * last : last + (at - 0.5) * 2 * (HISTORY_DAYS - last);

const benches = (cluster: Cluster, moment: Moment): Chapter[] => {
  if (cluster.kind === "swarm") return [];
  const framework = findFramework("cis-kubernetes-1.12")!;
  return cluster.nodes.flatMap((node, i) =>
    BENCHES.map(
      (day): Chapter => ({
        at: moment(day, 300 + i),
        collector: `${cluster.name}-kube-bench`,
        subjects: [`cluster:${cluster.name}`, `host:${node.name}`],
        document: () =>
          kubeBench(
            framework,
            "cis-1.12",
            node.role === "worker" ? ["4"] : i === 0 ? ["1", "2", "3", "4", "5"] : ["1", "2", "4"],
            (id, manual) => verdict(cluster, node.name, id, manual, day),
          ),
      }),
    ),
  );
};

const verdict = (cluster: Cluster, node: string, id: string, manual: boolean, day: number): Verdict => {
  if (manual) return "WARN";
  const lax = cluster.name === "staging" ? 0.34 : 0.2;
  const mended = spread(chance(cluster.name, id, "mended"), 150);
  const odd = chance(node, id) < 0.02;
  return odd || (chance(cluster.name, id) < lax && mended < day + 60) ? "FAIL" : "PASS";
};
