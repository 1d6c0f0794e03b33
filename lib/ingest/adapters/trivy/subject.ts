import type { AssetMention, ImageMention, Reading, SourceMention, WorkloadMention } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { candidates, configDigests, isPath, osTarget, platformOf } from "../image-name.ts";
import { asLabels, asObject, asWord } from "../json-value.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";
import type { TrivyMetadata } from "./schema.ts";

export interface Artifact {
  name: string;
  /** container_image, filesystem, repository, cyclonedx, spdx, vm; "" where the tool was too old to say. */
  type: string;
  metadata: TrivyMetadata | null;
  /** Targets of the results, in order; the one of an image's OS carries its name. */
  targets: readonly string[];
}

export interface Subject {
  asset: AssetMention;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

/** What a report is about: an image, or what is built from. An SBOM is of an image when it knows one of its ids. */
export function subjectOf(artifact: Artifact): Subject {
  const { metadata } = artifact;
  const name = withoutCredentials(artifact.name);
  const known =
    metadata?.ImageID ||
    metadata?.RepoDigests?.length ||
    metadata?.RepoTags?.length ||
    metadata?.DiffIDs?.length;
  const isImage = artifact.type === "container_image" || (isSbom(artifact.type) && Boolean(known));
  if (artifact.type === "vm") {
    const host = { kind: "host", name: null, machineId: null, systemUuid: null } as const;
    return { asset: host, shown: { kind: "host", name, digest: null }, needs: "host" };
  }
  if (isImage || (artifact.type === "" && imageTarget(artifact.targets) !== null)) {
    const asset = imageOf(artifact);
    const digest = asset.repoDigests[0]?.replace(/^.*@/, "") ?? asset.configDigests[0] ?? null;
    return { asset, shown: { kind: "image", name, digest }, needs: null };
  }
  const asset: SourceMention = {
    kind: "source",
    url: sourceUrl(metadata?.RepoURL) ?? sourceUrl(name),
    artifact: name,
  };
  const nameless = asset.url === null && (name === "." || name === "./" || name === "");
  return { asset, shown: { kind: "source", name, digest: null }, needs: nameless ? "source" : null };
}

const isSbom = (type: string) => type === "cyclonedx" || type === "spdx";

/** Names in the order of domain.md, "Repository of a report". */
export function imageOf(artifact: Artifact, runsIn: WorkloadMention | null = null): ImageMention {
  const { metadata, name } = artifact;
  const config = asObject(metadata?.ImageConfig);
  const tags = candidates(metadata?.RepoTags ?? []);
  const repoDigests = candidates(metadata?.RepoDigests ?? []);
  const given = name === "" || isPath(name) || isSbom(artifact.type) ? null : (osTarget(name)?.name ?? name);
  const family = asWord(metadata?.OS?.Family);
  const target = imageTarget(artifact.targets);
  return {
    kind: "image",
    references: candidates([metadata?.Reference, given, tags[0], repoDigests[0], target?.name]),
    tags,
    configDigests: configDigests(metadata?.ImageID, repoDigests),
    repoDigests,
    manifestDigest: null,
    os: osOf(family, metadata, target),
    platform: platformOf(asWord(config?.os), asWord(config?.architecture), asWord(config?.variant)),
    layers: candidates(metadata?.DiffIDs ?? []),
    createdAt: scanTime(config?.created),
    sizeBytes: metadata?.Size ?? null,
    labels: asLabels(asObject(config?.config)?.Labels),
    runsIn,
    artifact: name,
  };
}

function osOf(
  family: string | null,
  metadata: TrivyMetadata | null,
  target: ReturnType<typeof osTarget>,
): ImageMention["os"] {
  if (family !== null)
    return { family, name: metadata?.OS?.Name ?? "", endOfLife: metadata?.OS?.EOSL ? true : null };
  return target === null ? null : { family: target.family, name: target.version, endOfLife: null };
}

/** The first target that names an image with its operating system. */
function imageTarget(targets: readonly string[]): ReturnType<typeof osTarget> {
  for (const target of targets) {
    const os = osTarget(target);
    if (os !== null && !isPath(os.name)) return os;
  }
  return null;
}
