import { digestOf, hexOf } from "./digest.ts";

export interface DemoService {
  name: string;
  team: string;
  repository: string;
  tag: string;
  content: string;
  replicas: number;
  published: number | null;
  since: string;
}

/** `docker node inspect` of a swarm's machines, as one of its managers answers. */
export const swarmNodes = (
  nodes: readonly { name: string; role: "control-plane" | "worker"; zone: string }[],
  since: string,
): object[] =>
  nodes.map(({ name, role, zone }) => ({
    ID: hexOf("swarm-node", name).slice(0, 25),
    CreatedAt: since,
    Spec: { Role: role === "worker" ? "worker" : "manager", Availability: "active", Labels: { zone } },
    Description: {
      Hostname: name,
      Platform: { Architecture: "x86_64", OS: "linux" },
      Engine: { EngineVersion: "28.5.1" },
    },
    Status: { State: "ready", Addr: "192.0.2.1" },
    ...(role === "worker" ? {} : { ManagerStatus: { Reachability: "reachable" } }),
  }));

/** `docker service inspect` of what runs in the swarm, each service once with all of its replicas. */
export const swarmServices = (services: readonly DemoService[]): object[] =>
  [...Map.groupBy(services, (service) => service.name).entries()].map(([name, same]) => ({
    ID: hexOf("swarm-service", name).slice(0, 25),
    CreatedAt: same[0]!.since,
    Spec: {
      Name: name,
      Labels: { "com.docker.stack.namespace": "edge", team: same[0]!.team },
      TaskTemplate: { ContainerSpec: { Image: `${same[0]!.repository}:${same[0]!.tag}` } },
      Mode: { Replicated: { Replicas: same.reduce((sum, { replicas }) => sum + replicas, 0) } },
    },
    Endpoint: {
      Ports: same[0]!.published
        ? [{ Protocol: "tcp", TargetPort: 8080, PublishedPort: same[0]!.published, PublishMode: "ingress" }]
        : [],
    },
  }));

/** `docker inspect` of the containers that a Swarm-like host runs. */
export const dockerInspect = (host: string, services: DemoService[], at: Date): object[] =>
  services.flatMap((service) => [
    ...Array.from({ length: service.replicas }, (_, i) =>
      one(host, service, `${i}`, { since: service.since, until: null }),
    ),
    // A task that lived four seconds and failed.
    ...(service.name.endsWith("batch")
      ? [one(host, service, at.toISOString().slice(0, 10), shortLife(at))]
      : []),
  ]);

const shortLife = (at: Date) => ({
  since: new Date(at.getTime() - 1_800_000).toISOString(),
  until: new Date(at.getTime() - 1_796_000).toISOString(),
});

const one = (
  host: string,
  service: DemoService,
  slot: string,
  life: { since: string; until: string | null },
): object => ({
  Id: hexOf(host, service.name, service.content, slot),
  Created: life.since,
  Path: "/app",
  Args: [],
  Name: `/${service.name}.${slot}`,
  Image: digestOf(service.content, "config"),
  RestartCount: 0,
  Platform: "linux",
  State: {
    Status: life.until ? "exited" : "running",
    Running: life.until === null,
    ExitCode: life.until ? 1 : 0,
    StartedAt: life.since,
    FinishedAt: life.until ?? "0001-01-01T00:00:00Z",
  },
  Config: {
    Image: `${service.repository}:${service.tag}`,
    Labels: {
      "com.docker.swarm.service.name": service.name,
      "com.docker.stack.namespace": "edge",
      team: service.team,
    },
    Env: ["PATH=/usr/local/bin:/usr/bin"],
  },
  HostConfig: { Privileged: false, NetworkMode: "overlay" },
  NetworkSettings: {
    Ports: service.published
      ? { "8080/tcp": [{ HostIp: "0.0.0.0", HostPort: String(service.published) }] }
      : {},
  },
  Mounts: [],
});
