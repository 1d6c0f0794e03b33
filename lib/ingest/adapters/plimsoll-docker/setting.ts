import { asList, asNumber, asObject, asObjects, asTexts, asWord, type JsonObject } from "../json-value.ts";

/** A container with what the checks ask of it, and of its engine. */
export interface ContainerSetting {
  config: JsonObject;
  host: JsonObject;
  securityOptions: string[];
  appArmorProfile: string | null;
  privileged: boolean;
  /** The host's side of its bind mounts. */
  mounts: Mount[];
  ports: Port[];
  engine: EngineSetting;
}

export interface Mount {
  source: string;
  /** Where it is in the container. */
  target: string;
  writable: boolean;
  propagation: string;
}

export interface Port {
  /** "" where it is published on all addresses. */
  address: string;
  port: string;
}

export interface EngineSetting {
  podman: boolean;
  /** What the engine says of its protections: `apparmor`, `selinux`, `userns`, `rootless`, `no-new-privileges`. */
  protections: Set<string>;
  securityOptions: string[];
  info: JsonObject;
  connection: "unix" | "tcp" | "tls";
}

export function engineSetting(
  info: JsonObject,
  podman: boolean,
  connection: EngineSetting["connection"],
): EngineSetting {
  const securityOptions = asTexts(info.SecurityOptions);
  const named = securityOptions.map((option) => /^(?:name=)?([\w-]+)/.exec(option)?.[1] ?? "");
  const protections = new Set(info.Rootless === true ? [...named, "rootless"] : named);
  return { podman, protections, securityOptions, info, connection };
}

export function containerSetting(container: JsonObject, engine: EngineSetting): ContainerSetting {
  const host = asObject(container.HostConfig) ?? {};
  return {
    config: asObject(container.Config) ?? {},
    host,
    securityOptions: asTexts(host.SecurityOpt).map((option) => option.replace(":", "=")),
    appArmorProfile: asWord(container.AppArmorProfile),
    privileged: host.Privileged === true,
    mounts: mountsOf(container, host),
    ports: portsOf(container, host),
    engine,
  };
}

/** A container that never started has only what it was told (`/host:/path:ro`). */
function mountsOf(container: JsonObject, host: JsonObject): Mount[] {
  const mounted = asObjects(container.Mounts)
    .filter(({ Type }) => Type === "bind")
    .map((mount) => ({
      source: asWord(mount.Source) ?? "",
      target: asWord(mount.Destination) ?? "",
      writable: mount.RW !== false,
      propagation: asWord(mount.Propagation) ?? "",
    }));
  const told = asTexts(asList(host.Binds)).map((bind) => {
    const [source = "", target = "", options = ""] = bind.split(":");
    const words = options.split(",");
    const propagation = words.find((word) => word.endsWith("shared")) ?? "";
    return { source, target, writable: !words.includes("ro"), propagation };
  });
  const known = new Set(mounted.map(({ source }) => source));
  return [...mounted, ...told.filter(({ source }) => !known.has(source))].filter(({ source }) =>
    source.startsWith("/"),
  );
}

function portsOf(container: JsonObject, host: JsonObject): Port[] {
  const live = asObject(asObject(container.NetworkSettings)?.Ports) ?? {};
  const all = Object.keys(live).length > 0 ? live : (asObject(host.PortBindings) ?? {});
  return Object.values(all).flatMap((bindings) =>
    asObjects(bindings).map(({ HostIp, HostPort }) => ({
      address: /^(0\.0\.0\.0|::|\[::\])$/.test(asWord(HostIp) ?? "") ? "" : (asWord(HostIp) ?? ""),
      port: asWord(HostPort) ?? "",
    })),
  );
}

/** Above zero: engines write 0 or nothing for "unlimited", Podman -1 as well. */
export function isLimited(value: unknown): boolean {
  return (asNumber(value) ?? 0) > 0;
}
