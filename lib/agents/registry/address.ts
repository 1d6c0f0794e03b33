import { UsageError } from "../options.ts";

/** One registry, and which of its repositories are meant. */
export interface RegistryAddress {
  /** Where its interface is, without a path: `https://registry.example:5000`. */
  origin: string;
  /** What images are named by: `registry.example:5000`, `docker.io`. */
  name: string;
  /** Empty: those that it lists. */
  repositories: string[];
}

const HUB = "docker.io";
const HUB_NAMES = [HUB, "index.docker.io", "registry-1.docker.io"];
const HUB_HOST = "registry-1.docker.io";
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

/** By the grammar of the distribution specification: nothing else may become part of a path. */
export const isRepositoryName = (text: string): boolean => text.length <= 255 && REPOSITORY.test(text);

/**
 * Reads `HOST[/REPOSITORY]…`; the first decides on the host, and others may leave it out by a leading slash. A scheme
 * may stand before it. Loopback hosts speak plain HTTP, as engines have it.
 * @throws UsageError
 */
export function registryAddress(operands: readonly string[], plain: boolean): RegistryAddress {
  const read = operands.map(hostAndPath);
  const [first] = read;
  if (first === undefined || first.host === "")
    throw new UsageError("name a registry: plimsoll collect registry HOST[/REPOSITORY…]");
  const other = read.find(({ host }) => host !== "" && host !== first.host);
  if (other) throw new UsageError(`${other.host}: one registry at a time; this look is at ${first.host}`);
  const isHub = HUB_NAMES.includes(first.host);
  const scheme = first.scheme ?? (plain || LOOPBACK.test(first.host) ? "http" : "https");
  const origin = `${scheme}://${isHub ? HUB_HOST : first.host}`;
  if (!URL.canParse(origin)) throw new UsageError(`${first.host} is no host`);
  const repositories = read.map(({ path }) => path).filter((path) => path !== "");
  const wrong = repositories.find((path) => !isRepositoryName(path));
  if (wrong !== undefined)
    throw new UsageError(`${wrong} is no name of a repository; --match takes patterns`);
  return {
    origin: new URL(origin).origin,
    name: isHub ? HUB : first.host,
    repositories: [...new Set(repositories.map((path) => (isHub ? hubPath(path) : path)))],
  };
}

function hostAndPath(operand: string): { scheme: string | null; host: string; path: string } {
  const match = /^(?:(https?):\/\/)?([^/]*)\/?(.*?)\/?$/s.exec(operand.trim());
  const [, scheme = null, host = "", path = ""] = match ?? [];
  return { scheme, host: host.toLowerCase(), path };
}

/** Official images have no owner in their short names. */
const hubPath = (path: string): string => (path.includes("/") ? path : `library/${path}`);
