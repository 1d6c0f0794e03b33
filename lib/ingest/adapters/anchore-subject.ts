import type { AssetMention, ImageMention, Reading } from "../reading.ts";
import { candidates, configDigests, isPath, platformOf } from "./image-name.ts";
import {
  asLabels,
  asList,
  asNumber,
  asObject,
  asText,
  asTexts,
  asWord,
  type JsonObject,
} from "./json-value.ts";
import { sourceUrl, withoutCredentials } from "./source-url.ts";

/** Prefixes that say where an image comes from; the rest is the reference. */
const REGISTRY_SCHEME = /^(docker|podman|registry|containerd|oci-registry):(?!\/\/)/;
const FILE_SCHEME = /^(docker-archive|oci-archive|oci-dir|singularity|dir|file|snap|sbom|purl|cpes?):/;

/** `source` and `distro` as Syft and the tools built on it (Grype, Xeol) write them. */
export interface AnchoreSource {
  type: string;
  /** Syft's `metadata` since schema 7, everywhere else `target`: an object for an image, else often a path. */
  target: unknown;
  /** Syft's `name` since schema 7; "" elsewhere. */
  name: string;
  os: { family: string | null; version: string };
}

export interface AnchoreSubject {
  asset: AssetMention;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

/** What was looked at: an image, or a directory, file or archive. */
export function anchoreSubject(source: AnchoreSource): AnchoreSubject {
  const target = asObject(source.target);
  if (source.type === "image" && target !== null) {
    const asset = imageOf(target, source);
    const digest = asset.repoDigests[0]?.replace(/^.*@/, "") ?? asset.configDigests[0] ?? null;
    return { asset, shown: { kind: "image", name: asset.artifact, digest }, needs: null };
  }
  const name = withoutCredentials(
    asText(source.target) || asText(target?.userInput) || asText(target?.path) || source.name,
  );
  const url = sourceUrl(name);
  const nameless = url === null && ["", ".", "./", "unknown"].includes(name);
  const shown = { kind: "source" as const, name, digest: null };
  return { asset: { kind: "source", url, artifact: name }, shown, needs: nameless ? "source" : null };
}

/** Names in the order of domain.md, "Repository of a report". */
function imageOf(target: JsonObject, { name, os }: AnchoreSource): ImageMention {
  const input = asText(target.userInput);
  const tags = asTexts(target.tags);
  const repoDigests = asTexts(target.repoDigests);
  return {
    kind: "image",
    references: candidates([referenceIn(input), tags[0], repoDigests[0]]),
    tags,
    configDigests: configDigests(asWord(target.imageID), repoDigests),
    repoDigests,
    manifestDigest: asWord(target.manifestDigest),
    os: os.family === null ? null : { family: os.family, name: os.version, endOfLife: null },
    platform: platformOf(asWord(target.os), asWord(target.architecture), asWord(target.architectureVariant)),
    layers: asTexts(asList(target.layers).map((layer) => asObject(layer)?.digest)),
    createdAt: null,
    sizeBytes: asNumber(target.imageSize),
    labels: asLabels(target.labels),
    runsIn: null,
    artifact: input || name,
  };
}

function referenceIn(input: string): string | null {
  if (FILE_SCHEME.test(input)) return null;
  const name = input.replace(REGISTRY_SCHEME, "");
  return isPath(name) || /^(sha256:)?[0-9a-f]{64}$/.test(name) ? null : name;
}
