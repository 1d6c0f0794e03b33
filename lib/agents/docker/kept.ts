import { redactValues } from "../../ingest/adapters/redact-values.ts";

/**
 * What leaves the machine of what an engine says. Only fields named here do: commands, arguments, health checks,
 * log drivers' options and proxies never, of the environment the names.
 */
type Json = Record<string, unknown>;

const CONTAINER = [
  "Id",
  "Created",
  "Name",
  "Image",
  "RestartCount",
  "Driver",
  "Platform",
  "AppArmorProfile",
  "ProcessLabel",
];
const STATE = ["Status", "Running", "Paused", "OOMKilled", "Dead", "ExitCode", "StartedAt", "FinishedAt"];
const MOUNT = ["Type", "Name", "Source", "Destination", "Mode", "RW", "Propagation"];
const HOST_CONFIG = [
  "Binds",
  "NetworkMode",
  "PortBindings",
  "PublishAllPorts",
  "RestartPolicy",
  "AutoRemove",
  "CapAdd",
  "CapDrop",
  "CgroupnsMode",
  "IpcMode",
  "PidMode",
  "UTSMode",
  "UsernsMode",
  "Privileged",
  "ReadonlyRootfs",
  "Runtime",
  "Memory",
  "MemoryReservation",
  "NanoCpus",
  "CpuQuota",
  "CpuShares",
  "CpusetCpus",
  "PidsLimit",
  "OomKillDisable",
  "MaskedPaths",
  "ReadonlyPaths",
];
const IMAGE = ["Id", "RepoTags", "RepoDigests", "Created", "Os", "Architecture", "Variant", "Size", "RootFS"];
const INFO = [
  "Name",
  "ServerVersion",
  "OperatingSystem",
  "OSVersion",
  "OSType",
  "Architecture",
  "KernelVersion",
  "Driver",
  "LoggingDriver",
  "CgroupDriver",
  "CgroupVersion",
  "NCPU",
  "MemTotal",
  "SystemTime",
  "DefaultRuntime",
  "ExperimentalBuild",
  "LiveRestoreEnabled",
  "SecurityOptions",
  "Rootless",
  "BuildahVersion",
];

export const keptContainer = (inspect: Json): Json => {
  const config = object(inspect.Config);
  const host = object(inspect.HostConfig);
  const network = object(inspect.NetworkSettings);
  return {
    ...pick(inspect, CONTAINER),
    State: pick(object(inspect.State), STATE),
    Mounts: objects(inspect.Mounts).map((mount) => pick(mount, MOUNT)),
    Config: {
      ...pick(config, ["Image", "User", "ExposedPorts"]),
      Env: keptNames(config.Env),
      Labels: keptLabels(config.Labels),
    },
    HostConfig: {
      ...pick(host, HOST_CONFIG),
      SecurityOpt: texts(host.SecurityOpt).map(keptOption),
      Devices: objects(host.Devices).map((device) => pick(device, ["PathOnHost", "CgroupPermissions"])),
    },
    NetworkSettings: { Ports: network.Ports ?? null, Networks: Object.keys(object(network.Networks)) },
  };
};

export const keptImage = (inspect: Json): Json => {
  const config = object(inspect.Config);
  return {
    ...pick(inspect, IMAGE),
    Config: { ...pick(config, ["User", "ExposedPorts"]), Labels: keptLabels(config.Labels) },
  };
};

export const keptInfo = (info: Json): Json => {
  const swarm = object(info.Swarm);
  const cluster = object(swarm.Cluster);
  const registries = object(info.RegistryConfig);
  return {
    ...pick(info, INFO),
    Labels: texts(info.Labels).map(keptPair),
    Warnings: texts(info.Warnings).map(redactValues),
    RegistryConfig: {
      InsecureRegistryCIDRs: texts(registries.InsecureRegistryCIDRs),
      IndexConfigs: Object.fromEntries(
        Object.entries(object(registries.IndexConfigs)).map(([name, index]) => [
          redactValues(name),
          { Secure: object(index).Secure },
        ]),
      ),
    },
    Swarm: {
      ...pick(swarm, ["NodeID", "NodeAddr", "LocalNodeState", "ControlAvailable"]),
      ...(cluster.ID ? { Cluster: { ID: cluster.ID, Spec: pick(object(cluster.Spec), ["Name"]) } } : {}),
    },
  };
};

/** Labels are public as a rule; people put passwords there all the same. */
export const keptLabels = (labels: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(object(labels)).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, keptLabel(name, value)]] : [],
    ),
  );

const SECRET_NAME = /passw(?:or)?d|secret|token|credential|api[._-]?key|private[._-]?key|basicauth/i;
/** Digests and commits: long, opaque, and no secret. */
const DIGEST = /^(?:sha\d{3}:)?[0-9a-f]{7,128}$/;

const keptLabel = (name: string, value: string): string => {
  if (SECRET_NAME.test(name)) return "[redacted]";
  return DIGEST.test(value) ? value : redactValues(value);
};

const keptPair = (pair: string): string => {
  const at = pair.indexOf("=");
  return at < 0 ? pair : `${pair.slice(0, at)}=${keptLabel(pair.slice(0, at), pair.slice(at + 1))}`;
};

/** `NAME=value` without what is behind the sign. */
const keptNames = (env: unknown): string[] => texts(env).map((pair) => pair.split("=", 1)[0]!);

/** A whole profile may stand there, as JSON. */
const keptOption = (option: string): string => (/^seccomp[=:]\s*\{/.test(option) ? "seccomp=custom" : option);

const pick = (object: Json, names: readonly string[]): Json =>
  Object.fromEntries(names.flatMap((name) => (object[name] === undefined ? [] : [[name, object[name]]])));

const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : []);

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((text): text is string => typeof text === "string") : [];
