import { join } from "node:path";
import { type Environment, UsageError } from "../options.ts";

export type EngineAddress =
  | { kind: "unix"; path: string }
  /** `certificates` is the folder with ca.pem, cert.pem and key.pem; null: without TLS. */
  | { kind: "tcp"; host: string; port: number; certificates: string | null };

const PLAIN_PORT = 2375;
const TLS_PORT = 2376;

/**
 * Where the engine is: as told, else as DOCKER_HOST and DOCKER_CERT_PATH say, else the first socket there is of
 * Docker's, Podman's, and the user's own ones. @throws UsageError for what cannot be reached this way (ssh, npipe)
 */
export const engineAddress = (
  told: string | undefined,
  env: Environment,
  exists: (path: string) => boolean,
): EngineAddress => {
  const text = told ?? env.DOCKER_HOST ?? env.CONTAINER_HOST;
  if (!text) {
    const sockets = socketsOf(env);
    return { kind: "unix", path: sockets.find(exists) ?? sockets[0]! };
  }
  if (text.startsWith("/")) return { kind: "unix", path: text };
  if (text.startsWith("unix://")) return { kind: "unix", path: text.slice("unix://".length) };
  const match = /^(tcp|https?):\/\/(\[[^\]]+\]|[^:/]+)(?::(\d{1,5}))?\/?$/.exec(text);
  if (!match) throw new UsageError(`${text}: say unix:///PATH or tcp://HOST:PORT`);
  const certificates = match[1] === "http" ? null : certificatesOf(env);
  if (match[1] === "https" && certificates === null)
    throw new UsageError(`${text}: DOCKER_CERT_PATH says where ca.pem, cert.pem and key.pem are`);
  const port = Number(match[3] ?? (certificates === null ? PLAIN_PORT : TLS_PORT));
  return { kind: "tcp", host: match[2]!.replace(/^\[|\]$/g, ""), port, certificates };
};

const socketsOf = ({ XDG_RUNTIME_DIR: runtime }: Environment): string[] => [
  "/var/run/docker.sock",
  "/run/podman/podman.sock",
  ...(runtime ? [join(runtime, "docker.sock"), join(runtime, "podman/podman.sock")] : []),
];

const certificatesOf = (env: Environment): string | null => {
  if (env.DOCKER_CERT_PATH) return env.DOCKER_CERT_PATH;
  return env.DOCKER_TLS_VERIFY && env.HOME ? join(env.HOME, ".docker") : null;
};

/** How the agent reaches it, without names: what the snapshot says of it. */
export const connectionOf = (address: EngineAddress): "unix" | "tcp" | "tls" =>
  address.kind === "unix" ? "unix" : address.certificates === null ? "tcp" : "tls";
