import { roll } from "./dice.ts";
import type { Scale } from "./scale.ts";

const PLACES = ["eu-west", "eu-north", "us-east", "us-west", "ap-south"];
const TRADES = ["pay", "cart", "search", "ship", "bill", "auth", "media", "data", "edge", "ops"];

export const DAY = 86_400_000;

/** Ids of assets are arithmetic: blocks of clusters, hosts, repositories, images, workloads and containers, in this order. */
export const assetIds = (scale: Scale) => {
  const hosts = scale.clusters;
  const repositories = hosts + scale.clusters * scale.hostsOfCluster;
  const images = repositories + scale.repositories;
  const workloads = images + scale.repositories * scale.imagesOfRepository;
  const containers = workloads + scale.workloads;
  return {
    cluster: (n: number) => 1 + n,
    host: (cluster: number, n: number) => 1 + hosts + cluster * scale.hostsOfCluster + n,
    repository: (n: number) => 1 + repositories + n,
    image: (repository: number, n: number) => 1 + images + repository * scale.imagesOfRepository + n,
    workload: (n: number) => 1 + workloads + n,
    container: (n: number) => 1 + containers + n,
    last: containers + scale.workloads,
  };
};

export const teamName = (n: number): string => `${TRADES[n % 10]}-${Math.floor(n / 10) + 1}`;

export const clusterName = (n: number): string =>
  `${["prod", "prod", "staging", "dev"][n % 4]}-${PLACES[n % 5]}-${Math.floor(n / 5) + 1}`;

export const repositoryName = (scale: Scale, n: number): string =>
  `registry.example/${teamName(n % scale.teams)}/service-${n}`;

export interface SeededWorkload {
  cluster: number;
  host: number;
  repository: number;
  team: number;
  name: string;
  objectKind: "Deployment" | "StatefulSet" | "CronJob";
}

/** A workload runs the newest image of its repository, in one cluster. */
export const workload = (scale: Scale, n: number): SeededWorkload => {
  const repository = n % scale.repositories;
  return {
    cluster: roll(scale.clusters, n, 11),
    host: roll(scale.hostsOfCluster, n, 12),
    repository,
    team: repository % scale.teams,
    name: `service-${repository}${n < scale.repositories ? "" : `-${Math.floor(n / scale.repositories)}`}`,
    objectKind: (["Deployment", "Deployment", "StatefulSet", "CronJob"] as const)[roll(4, n, 13)]!,
  };
};

/** When image `n` of a repository came up, in days before the seed's moment: the newest within the last month. */
export const imageAge = (scale: Scale, repository: number, n: number): number =>
  roll(30, repository, 14) + (scale.imagesOfRepository - 1 - n) * 45;
