/** Snapshots as the agent makes them, for tests. */

type Json = Record<string, unknown>;

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;

/** A container id of 64 digits that begins with the given ones. */
export const idOf = (start: string): string => start.padEnd(64, "0");

/** A container that meets every check. */
export const container = (start: string, name: string, change: Json = {}, host: Json = {}): Json => ({
  Id: idOf(start),
  Name: `/${name}`,
  Image: digest("a"),
  AppArmorProfile: "docker-default",
  State: {
    Status: "running",
    Running: true,
    ExitCode: 0,
    StartedAt: "2026-03-01T08:00:00Z",
    FinishedAt: "0001-01-01T00:00:00Z",
  },
  Config: {
    Image: "registry.example/shop/web:1.4",
    User: "1000:1000",
    Env: ["PATH", "API_TOKEN"],
    Labels: {},
  },
  Mounts: [],
  NetworkSettings: { Ports: {} },
  HostConfig: {
    NetworkMode: "bridge",
    PidMode: "",
    IpcMode: "private",
    UTSMode: "",
    Privileged: false,
    ReadonlyRootfs: true,
    CapAdd: null,
    CapDrop: ["ALL"],
    SecurityOpt: ["no-new-privileges"],
    Memory: 268_435_456,
    NanoCpus: 500_000_000,
    PidsLimit: 200,
    RestartPolicy: { Name: "on-failure", MaximumRetryCount: 5 },
    Runtime: "runc",
    ...host,
  },
  ...change,
});

export const image = (change: Json = {}): Json => ({
  Id: digest("a"),
  RepoTags: ["registry.example/shop/web:1.4"],
  RepoDigests: [`registry.example/shop/web@${digest("b")}`],
  Os: "linux",
  Architecture: "amd64",
  Created: "2026-02-01T00:00:00Z",
  Size: 1_000,
  RootFS: { Type: "layers", Layers: [digest("c")] },
  Config: { Labels: {} },
  ...change,
});

/** An engine that meets every check. */
export const info = (change: Json = {}): Json => ({
  Name: "dock-1",
  ServerVersion: "27.5.1",
  OperatingSystem: "Debian GNU/Linux 12 (bookworm)",
  KernelVersion: "6.1.0-30-amd64",
  Architecture: "x86_64",
  Driver: "overlay2",
  LiveRestoreEnabled: true,
  ExperimentalBuild: false,
  SecurityOptions: ["name=apparmor", "name=seccomp,profile=builtin", "name=userns", "name=cgroupns"],
  Warnings: [],
  RegistryConfig: {
    InsecureRegistryCIDRs: ["127.0.0.0/8", "::1/128"],
    IndexConfigs: { "docker.io": { Secure: true } },
  },
  Swarm: { LocalNodeState: "inactive" },
  ...change,
});

export const lifetime = (start: string, name: string, change: Json = {}): Json => ({
  id: idOf(start),
  name,
  image: "registry.example/shop/job:2",
  labels: {},
  createdAt: "2026-03-01T11:59:50.000Z",
  startedAt: "2026-03-01T11:59:51.000Z",
  finishedAt: "2026-03-01T11:59:55.000Z",
  removedAt: "2026-03-01T11:59:55.100Z",
  exitCode: 0,
  starts: 1,
  container: null,
  ...change,
});

/** A whole look at a host. */
export const snapshot = (containers: Json[], change: Json = {}): Json => ({
  plimsoll: "docker-snapshot",
  version: 1,
  agent: { version: "0.1.0" },
  observedAt: "2026-03-01T12:00:00.000Z",
  host: "dock-1",
  engine: { name: "Docker", version: "27.5.1", apiVersion: "1.47" },
  connection: "unix",
  info: info(),
  containers,
  images: [image()],
  lifetimes: [],
  ...change,
});

/** What came and went between two looks. */
export const lifetimes = (list: Json[], change: Json = {}): Json =>
  snapshot([], { info: null, containers: null, images: null, lifetimes: list, ...change });
