import type { AssetMention, ImageMention, Reading } from "../../reading.ts";
import { candidates, configDigests, isPath } from "../image-name.ts";
import { ociImage } from "../oci-purl.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";
import type { Parts } from "./components.ts";
import type { CycloneDxComponent } from "./schema.ts";

const TRIVY_PROPERTY = "aquasecurity:trivy:";
const DIGEST = /^sha256:[0-9a-f]{64}$/;

export interface BomSubject {
  asset: AssetMention;
  subjects: Reading["subjects"];
  needs: Reading["needs"];
}

/** What the bill is of: `metadata.component`. A bill without one needs to be told. */
export function bomSubject(component: CycloneDxComponent | null, os: Parts["os"]): BomSubject {
  if (component === null) {
    return { asset: { kind: "source", url: null, artifact: "" }, subjects: [], needs: "source" };
  }
  const { name } = component;
  if (component.type === "container") {
    const asset = imageOf(component, os);
    const digest =
      asset.repoDigests[0]?.replace(/^.*@/, "") ?? asset.manifestDigest ?? asset.configDigests[0] ?? null;
    return { asset, subjects: [{ kind: "image", name, digest }], needs: null };
  }
  const cluster = propertiesOf(component, "resource:Name")[0] ?? null;
  if (component.type === "platform" && propertiesOf(component, "resource:Type")[0] === "cluster") {
    return {
      asset: { kind: "cluster", name: cluster },
      subjects: [{ kind: "cluster", name, digest: null }],
      needs: "cluster",
    };
  }
  if (component.type === "operating-system" || component.type === "device") {
    const asset = { kind: "host", name: null, machineId: null, systemUuid: null } as const;
    return { asset, subjects: [{ kind: "host", name, digest: null }], needs: "host" };
  }
  return sourceOf(component);
}

function sourceOf(component: CycloneDxComponent): BomSubject {
  const vcs = component.externalReferences?.find((reference) => reference.type === "vcs")?.url;
  const name = withoutCredentials(component.name);
  const artifact = component.group ? `${component.group}/${name}` : name;
  const url = sourceUrl(vcs) ?? sourceUrl(component.name);
  const nameless = url === null && ["", ".", "./"].includes(artifact);
  const shown = { kind: "source" as const, name, digest: null };
  return { asset: { kind: "source", url, artifact }, subjects: [shown], needs: nameless ? "source" : null };
}

/** Syft writes name and manifest digest; Trivy adds properties; others write repository and tag. */
function imageOf(component: CycloneDxComponent, os: Parts["os"]): ImageMention {
  const { name } = component;
  const version = component.version ?? "";
  const tags = propertiesOf(component, "RepoTag");
  const oci = ociDigest(component.purl ?? "");
  const repoDigests = candidates([...propertiesOf(component, "RepoDigest"), oci]);
  const hasTag = /[:@]/.test(name.slice(name.lastIndexOf("/") + 1));
  const tagged = version === "" || hasTag || version.includes(":") ? name : `${name}:${version}`;
  const size = Number(propertiesOf(component, "Size")[0] ?? Number.NaN);
  return {
    kind: "image",
    references: candidates([
      propertiesOf(component, "Reference")[0],
      isPath(name) ? null : tagged,
      tags[0],
      repoDigests[0],
    ]),
    tags,
    configDigests: configDigests(propertiesOf(component, "ImageID")[0], repoDigests),
    repoDigests,
    manifestDigest: DIGEST.test(version) ? version : null,
    os: os === null ? null : { family: os.family, name: os.version, endOfLife: null },
    platform: null,
    layers: propertiesOf(component, "DiffID"),
    createdAt: null,
    sizeBytes: Number.isFinite(size) ? size : null,
    labels: {},
    runsIn: null,
    artifact: name,
  };
}

function propertiesOf(component: CycloneDxComponent, name: string): string[] {
  const found = (component.properties ?? []).filter(
    (property) => property.name === `${TRIVY_PROPERTY}${name}`,
  );
  return candidates(found.map((property) => property.value));
}

/** `pkg:oci/name@sha256:…?repository_url=host/path` is `host/path@sha256:…`. */
function ociDigest(purl: string): string | null {
  const image = ociImage(purl);
  return image?.digest && image.located ? `${image.repository}@${image.digest}` : null;
}
