import type { AssetMention, ImageMention, Reading } from "../../reading.ts";
import { candidates, configDigests, isPath, platformOf } from "../image-name.ts";
import {
  asLabels,
  asList,
  asNumber,
  asObject,
  asText,
  asTexts,
  asWord,
  type JsonObject,
} from "../json-value.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";
import type { GrypeReport } from "./schema.ts";

/** Grype's prefixes that say where an image comes from; the rest is the reference. */
const REGISTRY_SCHEME = /^(docker|podman|registry|containerd):(?!\/\/)/;
const FILE_SCHEME = /^(docker-archive|oci-archive|oci-dir|singularity|dir|file|sbom|purl|cpes?):/;

export interface GrypeSubject {
  asset: AssetMention;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

export function grypeSubject(report: GrypeReport): GrypeSubject {
  const target = asObject(report.source?.target);
  if (report.source?.type === "image" && target !== null) {
    const asset = imageOf(target, report.distro);
    const digest = asset.repoDigests[0]?.replace(/^.*@/, "") ?? asset.configDigests[0] ?? null;
    return { asset, shown: { kind: "image", name: asset.artifact, digest }, needs: null };
  }
  const name = withoutCredentials(
    asText(report.source?.target) || asText(target?.userInput) || asText(target?.path),
  );
  const url = sourceUrl(name);
  const nameless = url === null && ["", ".", "./", "unknown"].includes(name);
  const shown = { kind: "source" as const, name, digest: null };
  return { asset: { kind: "source", url, artifact: name }, shown, needs: nameless ? "source" : null };
}

/** Names in the order of domain.md, "Repository of a report". */
function imageOf(target: JsonObject, distro: GrypeReport["distro"]): ImageMention {
  const input = asText(target.userInput);
  const tags = asTexts(target.tags);
  const repoDigests = asTexts(target.repoDigests);
  const family = asWord(distro?.name);
  return {
    kind: "image",
    references: candidates([referenceIn(input), tags[0], repoDigests[0]]),
    tags,
    configDigests: configDigests(asWord(target.imageID), repoDigests),
    repoDigests,
    manifestDigest: asWord(target.manifestDigest),
    os: family === null ? null : { family, name: distro?.version ?? "", endOfLife: null },
    platform: platformOf(asWord(target.os), asWord(target.architecture), asWord(target.architectureVariant)),
    layers: asTexts(asList(target.layers).map((layer) => asObject(layer)?.digest)),
    createdAt: null,
    sizeBytes: asNumber(target.imageSize),
    labels: asLabels(target.labels),
    runsIn: null,
    artifact: input,
  };
}

function referenceIn(input: string): string | null {
  if (FILE_SCHEME.test(input)) return null;
  const name = input.replace(REGISTRY_SCHEME, "");
  return isPath(name) || /^(sha256:)?[0-9a-f]{64}$/.test(name) ? null : name;
}
