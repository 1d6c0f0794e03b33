import { bareImage } from "../../bare-image.ts";
import type { AssetMention, ImageMention, Reading } from "../../reading.ts";
import { candidates, configDigests, isPath } from "../image-name.ts";
import { ociImage } from "../oci-purl.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";
import type { SpdxBill, SpdxPackage } from "./bill.ts";

export interface SpdxSubject {
  asset: AssetMention;
  subjects: Reading["subjects"];
  needs: Reading["needs"];
  /** The package that stands for the subject itself: not one of its parts. */
  root: SpdxPackage | null;
}

/** Ids by which Syft and Trivy mark what they catalogued. */
const IMAGE_ID = /^SPDXRef-(DocumentRoot-Image|ContainerImage|image)\b/;
/** Syft before 1.0 named the kind only in the namespace: `…/syft/image/NAME-UUID`. */
const IMAGE_NAMESPACE = /\/syft\/image\//;

/** What the document describes: its one described package, else the package or image that it is named after. */
export function spdxSubject(bill: SpdxBill): SpdxSubject {
  const described = bill.packages.filter((entry) => bill.described.has(entry.id));
  const namesake = bill.packages.find((entry) => entry.name === bill.name) ?? null;
  const root = described.find(isImage) ?? (described.length === 1 ? described[0] : null) ?? namesake;
  if (root !== null && root !== undefined && isImage(root)) return imageSubject(bill, root);
  if (root === null && IMAGE_NAMESPACE.test(bill.namespace)) {
    return { ...shownImage(unlocatedImage(bill.name, osOf(bill)), bill.name), root: null };
  }
  return sourceSubject(bill, root ?? null);
}

function isImage(entry: SpdxPackage): boolean {
  return (
    entry.purpose === "CONTAINER" ||
    IMAGE_ID.test(entry.id) ||
    (entry.purl !== null && ociImage(entry.purl) !== null)
  );
}

function imageSubject(bill: SpdxBill, root: SpdxPackage): SpdxSubject {
  const oci = root.purl === null ? null : ociImage(root.purl);
  const digest = oci?.digest ?? [root.version, ...root.digests].find(isDigest) ?? null;
  const tags = remarksOf(root, "RepoTag");
  const located = oci?.located === true ? oci.repository : null;
  const stated = digest !== null && located !== null ? `${located}@${digest}` : null;
  const repoDigests = candidates([...remarksOf(root, "RepoDigest"), stated]);
  const asset: ImageMention = {
    ...unlocatedImage(root.name, osOf(bill)),
    references: candidates([
      remarksOf(root, "Reference")[0],
      tags[0],
      located === null ? named(root, oci?.tag ?? null) : tagged(located, oci?.tag ?? null),
      repoDigests[0],
    ]),
    tags,
    configDigests: configDigests(remarksOf(root, "ImageID")[0], repoDigests),
    repoDigests,
    manifestDigest: digest,
    layers: remarksOf(root, "DiffID"),
  };
  return { ...shownImage(asset, root.name), root };
}

/** The bare name of a purl without a registry is no name of a repository unless the package has the same. */
function named(root: SpdxPackage, tag: string | null): string | null {
  if (root.name === "" || isPath(root.name) || isDigest(root.name)) return null;
  if (/[:@]/.test(root.name.slice(root.name.lastIndexOf("/") + 1))) return root.name;
  return tagged(root.name, tag ?? (/^[\w][\w.-]{0,127}$/.test(root.version) ? root.version : null));
}

const tagged = (repository: string, tag: string | null): string =>
  tag === null ? repository : `${repository}:${tag}`;

const isDigest = (text: string): boolean => /^sha256:[0-9a-f]{64}$/.test(text);

/** Trivy writes what it knows of an image as remarks on its package: `ImageID: sha256:…`. */
function remarksOf(root: SpdxPackage, key: string): string[] {
  const prefix = `${key}:`;
  return candidates(
    root.remarks.map((remark) => (remark.startsWith(prefix) ? remark.slice(prefix.length) : null)),
  );
}

/** The one operating system among the packages, as Trivy lists it, or the distribution that the purls agree on. */
function osOf(bill: SpdxBill): ImageMention["os"] {
  const systems = bill.packages.filter((entry) => entry.purpose === "OPERATING-SYSTEM");
  const [system] = systems;
  if (system !== undefined && systems.length === 1)
    return { family: system.name, name: system.version, endOfLife: null };
  const distros = new Set(
    bill.packages.flatMap(({ purl }) => /[?&]distro=([^&#]+)/.exec(purl ?? "")?.[1] ?? []),
  );
  const [distro] = distros;
  const match = distros.size === 1 ? /^([a-z][\w.]*(?:-[a-z]+)*)-(\d[\w.]*)$/.exec(distro ?? "") : null;
  return match === null ? null : { family: match[1] as string, name: match[2] as string, endOfLife: null };
}

/** An image of which only a name for people is known: Syft joined reference and tag by a hyphen. */
function unlocatedImage(artifact: string, os: ImageMention["os"]): ImageMention {
  return {
    ...bareImage(artifact),
    os,
  };
}

function shownImage(asset: ImageMention, name: string): Omit<SpdxSubject, "root"> {
  const digest = asset.repoDigests[0]?.replace(/^.*@/, "") ?? asset.configDigests[0] ?? asset.manifestDigest;
  return { asset, subjects: [{ kind: "image", name, digest }], needs: null };
}

function sourceSubject(bill: SpdxBill, root: SpdxPackage | null): SpdxSubject {
  const artifact = withoutCredentials(root?.name || bill.name);
  const url = sourceUrl(root?.downloadLocation) ?? sourceUrl(root?.name) ?? sourceUrl(bill.name);
  const nameless = url === null && ["", ".", "./", "unknown"].includes(artifact);
  return {
    asset: { kind: "source", url: isRepository(url) ? url : null, artifact },
    subjects: artifact === "" ? [] : [{ kind: "source", name: artifact, digest: null }],
    needs: nameless ? "source" : null,
    root,
  };
}

/** A download location may be an archive of one release: that is no repository. */
function isRepository(url: string | null): boolean {
  return url !== null && !/\.(zip|tar|tgz|gz|xz|bz2|jar|whl|gem)$/i.test(url);
}
