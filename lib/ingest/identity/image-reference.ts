import type { ImageMention } from "../reading.ts";

/** An image reference in its one normal form; `repository` is `registry/path`. */
export interface ImageReference {
  repository: string;
  registry: string;
  path: string;
  tag: string | null;
  digest: string | null;
}

/** The repository a report speaks of; `named` is false when nothing parsed and the name had to be made up. */
export interface NamedRepository {
  repository: string;
  tag: string | null;
  digest: string | null;
  alsoKnownAs: string[];
  named: boolean;
}

const DEFAULT_REGISTRY = "docker.io";
const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const TRANSPORT = /^(?:docker-pullable|docker):\/\//;
/** Scheme words that Syft and Grype put before what the user asked for. `docker:24` is an image, `docker:nginx:1` isn't. */
const SOURCE_SCHEME = /^(?:docker|podman|containerd|registry):/;
const BARE_ID = /^(?:sha(?:256|512):)?[0-9a-f]{12,128}$/i;
const ARCHIVE = /\.(?:tar|tgz|tar\.(?:gz|bz2|xz|zst))$/i;
const MAX_NAME = 255;

/**
 * Reads an image reference (grammar of the OCI distribution specification, short names as engines expand them).
 *
 * @returns the normal form (a fixed point: parsing `repository` gives the same repository), or null for what names
 * no repository: bare ids, `sha256:…`, paths, archives, anything outside the grammar.
 */
export function parseReference(text: string): ImageReference | null {
  const bare = text.trim().replace(TRANSPORT, "");
  return parse(bare) ?? (SOURCE_SCHEME.test(bare) ? parse(bare.replace(SOURCE_SCHEME, "")) : null);
}

function parse(text: string): ImageReference | null {
  if (BARE_ID.test(text)) return null;
  const [named = "", digest = null, ...rest] = text.split("@");
  if (rest.length > 0 || (digest !== null && !DIGEST.test(digest))) return null;
  const colon = named.lastIndexOf(":");
  const tagged = colon > named.lastIndexOf("/");
  const tag = tagged ? named.slice(colon + 1) : null;
  if (tag !== null && !TAG.test(tag)) return null;
  const name = splitName(tagged ? named.slice(0, colon) : named);
  if (!name || (tag === null && digest === null && ARCHIVE.test(name.path))) return null;
  return { repository: `${name.registry}/${name.path}`, ...name, tag, digest };
}

function splitName(name: string): { registry: string; path: string } | null {
  const slash = name.indexOf("/");
  const first = slash < 0 ? "" : name.slice(0, slash);
  const explicit = looksLikeRegistry(first);
  const registry = explicit ? normalRegistry(first.toLowerCase()) : DEFAULT_REGISTRY;
  const rest = explicit ? name.slice(slash + 1) : name;
  const path = registry === DEFAULT_REGISTRY && !rest.includes("/") ? `library/${rest}` : rest;
  if (!HOST.test(registry) || !PATH.test(path) || registry.length + path.length >= MAX_NAME) return null;
  return { registry, path };
}

const looksLikeRegistry = (part: string) => /[.:]/.test(part) || part.toLowerCase() === "localhost";

function normalRegistry(host: string): string {
  if (host === "index.docker.io") return DEFAULT_REGISTRY;
  const withoutPort = host.replace(/:(?:443|80)$/, "");
  if (withoutPort === host) return host;
  // `build:443/app` keeps its port: without it the first part would read as a path on docker.io.
  return looksLikeRegistry(withoutPort) ? normalRegistry(withoutPort) : host;
}

/**
 * Names the repository of an image mention: the sender's subject first, then the document's own candidates in
 * order. A reference without tag and digest takes the mention's tag, else `latest`, as engines do.
 *
 * @param subject the sender's reference without the `image:` prefix
 */
export function repositoryOf(
  mention: ImageMention,
  subject: string | null,
  collectorName: string,
): NamedRepository {
  const candidates = [...(subject === null ? [] : [subject]), ...mention.references];
  const references = candidates.map(parseReference).filter((reference) => reference !== null);
  const chosen = references[0];
  if (!chosen) {
    const repository = `unnamed/${collectorName.replaceAll("/", "-")}/${mention.artifact.trim() || "image"}`;
    return { repository, tag: null, digest: null, alsoKnownAs: [], named: false };
  }
  const others = references.map((reference) => reference.repository);
  const { repository, digest } = chosen;
  const tag =
    chosen.tag ?? (digest === null ? (tagOf(repository, references, mention.tags) ?? "latest") : null);
  const alsoKnownAs = [...new Set(others)].filter((other) => other !== repository);
  return { repository, tag, digest, alsoKnownAs, named: true };
}

function tagOf(repository: string, references: ImageReference[], tags: string[]): string | null {
  const full = [...references, ...tags.map(parseReference)];
  const stated = full.find((reference) => reference?.repository === repository && reference.tag !== null);
  return stated?.tag ?? tags.find((tag) => TAG.test(tag)) ?? null;
}

/** The stream a tag belongs to: digit runs and hex runs of seven or more become `#` (`v1.2.3-alpine3` → `v#.#.#-alpine#`). */
export const tagFamily = (tag: string): string => tag.replace(/[0-9a-f]{7,}|[0-9]+/gi, "#");
