import type { DemoService } from "../factories/docker.ts";
import type { DemoNode, DemoWorkload } from "../factories/kubernetes.ts";
import { chance, pick } from "./chance.ts";

/** The demo's world: what there is, and which version of what runs where on which day before the present. */
export const HISTORY_DAYS = 365;

export const TEAMS = ["payments", "storefront", "search", "data", "identity", "platform"] as const;

const SERVICES: Record<(typeof TEAMS)[number], string[]> = {
  payments: [
    "ledger",
    "checkout",
    "invoices",
    "fraud-check",
    "payouts",
    "refunds",
    "tax",
    "card-vault",
    "settlement",
    "dunning",
    "fx-rates",
    "receipts",
  ],
  storefront: [
    "cart",
    "catalogue",
    "web",
    "recommendations",
    "reviews",
    "wishlist",
    "promotions",
    "media",
    "checkout-ui",
    "account-ui",
    "stock",
    "shipping",
  ],
  search: [
    "query",
    "indexer",
    "suggest",
    "ranking",
    "crawler",
    "synonyms",
    "facets",
    "spelling",
    "vectors",
    "logs",
  ],
  data: [
    "etl-orders",
    "etl-clicks",
    "warehouse-sync",
    "reports",
    "feature-store",
    "stream",
    "quality",
    "exports-batch",
    "metrics-batch",
    "lineage",
  ],
  identity: [
    "sign-in",
    "tokens",
    "profiles",
    "consent",
    "sessions",
    "directory",
    "mfa",
    "risk",
    "invites",
    "federation",
  ],
  platform: [
    "gateway",
    "node-agent",
    "log-shipper",
    "dns",
    "registry-proxy",
    "backup",
    "certs",
    "autoscaler",
    "gitops",
    "status",
    "mesh",
    "secrets-sync",
    "cache",
    "queue",
    "scheduler",
    "mailer",
  ],
};

type Stack = "npm" | "maven" | "golang" | "pypi";

export interface Repository {
  name: string;
  team: (typeof TEAMS)[number];
  service: string;
  stack: Stack;
  os: { family: "debian" | "alpine"; name: string; eol?: boolean };
  /** Days before the present on which a version was built, oldest first. */
  releases: number[];
}

/** Days before the present since when everything is looked at more closely. */
export const QUARTER = 90;

const releasesOf = (service: string): number[] => {
  const releases = [HISTORY_DAYS + 5 + Math.floor(chance(service, "first") * 30)];
  for (let n = 1; ; n++) {
    const last = releases.at(-1)!;
    // Releases came slower before the last quarter, as in most houses that began to automate.
    const pace = last > QUARTER ? 55 : 22;
    const next = last - pace - Math.floor(chance(service, "pace", n) * (pace + 18));
    if (next < 1) return releases;
    releases.push(next);
  }
};

export const REPOSITORIES: Repository[] = TEAMS.flatMap((team) =>
  SERVICES[team].map(
    (service): Repository => ({
      name: `registry.example/${team}/${service}`,
      team,
      service,
      stack: pick(["npm", "maven", "golang", "pypi"] as const, service, "stack"),
      os:
        chance(service, "os") < 0.68
          ? {
              family: "debian",
              name: chance(service, "old") < 0.12 ? "10" : "12",
              ...(chance(service, "old") < 0.12 ? { eol: true } : {}),
            }
          : { family: "alpine", name: "3.20" },
      releases: releasesOf(service),
    }),
  ),
);

/** `1.0` is the oldest release. */
export const tagOf = (release: number): string => `1.${release}`;

/** Index of the newest release built at least `lag` days before the day. */
export const releaseAt = ({ releases }: Repository, day: number, lag: number): number =>
  Math.max(
    0,
    releases.findLastIndex((built) => built >= day + lag),
  );

export const contentOf = (repository: Repository, release: number): string =>
  `${repository.name} ${tagOf(release)}`;

export interface Cluster {
  name: string;
  kind: "kubernetes" | "swarm";
  nodes: DemoNode[];
  /** Days that a release waits before it gets here. */
  lag: number;
}

const nodes = (
  cluster: string,
  count: number,
  masters: number,
  provider: string,
  region: string,
): DemoNode[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `${cluster}-${i < masters ? "cp" : "node"}-${String(i < masters ? i + 1 : i - masters + 1).padStart(2, "0")}`,
    role: i < masters ? "control-plane" : "worker",
    provider,
    region,
    zone: `${region}${"abc"[i % 3]}`,
  }));

export const CLUSTERS: Cluster[] = [
  { name: "prod-eu", kind: "kubernetes", nodes: nodes("prod-eu", 17, 3, "aws", "eu-central-1"), lag: 4 },
  { name: "staging", kind: "kubernetes", nodes: nodes("staging", 11, 1, "openstack", "dc-north"), lag: 0 },
  { name: "edge", kind: "swarm", nodes: nodes("edge", 12, 3, "bare-metal", "stores"), lag: 6 },
];

const KINDS = ["Deployment", "Deployment", "Deployment", "Deployment", "StatefulSet"] as const;

const kindOf = ({ service, team }: Repository): DemoWorkload["kind"] => {
  if (service.startsWith("etl-") || service.endsWith("-batch")) return "CronJob";
  if (team === "platform" && ["node-agent", "log-shipper", "dns"].includes(service)) return "DaemonSet";
  return pick(KINDS, service, "kind");
};

const doorOf = ({ service }: Repository): DemoWorkload["door"] =>
  ["web", "gateway", "sign-in"].includes(service)
    ? "load-balancer"
    : ["checkout", "query", "media", "status", "account-ui"].includes(service)
      ? "ingress"
      : "none";

const instant = (now: Date, day: number): string => new Date(now.getTime() - day * 86_400_000).toISOString();

/** What runs in a Kubernetes cluster on a day. Staging does without a fifth of the services. */
export const workloadsOf = (cluster: Cluster, day: number, now: Date): DemoWorkload[] =>
  REPOSITORIES.filter((r) => r.team !== "data" || r.service !== "exports-batch")
    .filter((r) => cluster.name !== "staging" || chance(r.service, "staged") < 0.8)
    .map((repository): DemoWorkload => {
      const release = releaseAt(repository, day, cluster.lag);
      return {
        kind: kindOf(repository),
        namespace: repository.team,
        name: repository.service,
        team: repository.team,
        replicas:
          cluster.name === "staging" ? 1 : 2 + Math.floor(chance(repository.service, "replicas") ** 3 * 18),
        repository: repository.name,
        tag: tagOf(release),
        content: contentOf(repository, release),
        door: cluster.name === "staging" ? "none" : doorOf(repository),
        privileged: repository.service === "node-agent",
        since: instant(now, Math.max(day, (repository.releases[release] ?? day) - cluster.lag)),
      };
    });

const EDGE = ["cache", "stock", "mailer", "catalogue", "exports-batch", "queue", "media", "tokens"];

/** What a host of the Swarm-like cluster runs on a day. */
export const servicesOf = (cluster: Cluster, host: string, day: number, now: Date): DemoService[] =>
  REPOSITORIES.filter((r) => EDGE.includes(r.service) && chance(host, r.service) < 0.6).map((repository) => {
    const release = releaseAt(repository, day, cluster.lag);
    return {
      name: repository.service,
      team: repository.team,
      repository: repository.name,
      tag: tagOf(release),
      content: contentOf(repository, release),
      replicas: 1 + Math.floor(chance(host, repository.service, "replicas") * 3),
      published: repository.service === "media" ? 8443 : null,
      since: instant(now, Math.max(day, (repository.releases[release] ?? day) - cluster.lag)),
    };
  });
