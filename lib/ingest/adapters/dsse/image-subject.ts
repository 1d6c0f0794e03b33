import type { Attestation } from "../../reading/package.ts";
import type { ImageMention, Target } from "../../reading.ts";
import { isPath } from "../image-name.ts";
import { ociImage } from "../oci-purl.ts";

type Subject = Attestation["subjects"][number];

/** Hosts whose paths are repositories of source, not of images. */
const FORGES = /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|git\.[^/]+)\//;
/** A registry with a port or a dot in its name, and at least one more part. */
const LOCATED = /^(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+)?\/[^\s]+$|^[\w-]+:\d+\/[^\s]+$/;

/** `repository@sha256:…` and the reference of a subject that is an image by its name; null for files and archives. */
export function imageNamed({ name, digest }: Subject): { reference: string; repoDigest: string } | null {
  const oci = ociImage(name);
  if (oci !== null) {
    if (!oci.located) return null;
    const reference = oci.tag === null ? oci.repository : `${oci.repository}:${oci.tag}`;
    return { reference, repoDigest: `${oci.repository}@${digest}` };
  }
  const bare = name.replace(/@sha256:[0-9a-f]{64}$/, "");
  if (bare.includes("://") || isPath(bare) || FORGES.test(bare) || !LOCATED.test(bare)) return null;
  const colon = bare.lastIndexOf(":");
  const repository = colon > bare.lastIndexOf("/") ? bare.slice(0, colon) : bare;
  return { reference: bare, repoDigest: `${repository}@${digest}` };
}

/** An image that a statement is about. Nothing was looked for in it, so nothing is covered. */
export function imageTarget(subject: Subject): Target | null {
  const named = imageNamed(subject);
  if (named === null) return null;
  const asset: ImageMention = {
    kind: "image",
    references: [named.reference],
    tags: [],
    configDigests: [],
    repoDigests: [named.repoDigest],
    manifestDigest: subject.digest,
    os: null,
    platform: null,
    layers: [],
    createdAt: null,
    sizeBytes: null,
    labels: {},
    runsIn: null,
    artifact: subject.name,
  };
  return { asset, slices: [], observations: [], packages: 0 };
}

/** What a bill or report says of an image, joined with the name and digest that its envelope gives it. */
export function withSubject(target: Target, subjects: readonly Subject[]): Target {
  const [only] = subjects;
  const named = only !== undefined && subjects.length === 1 ? imageNamed(only) : null;
  if (named === null || target.asset.kind !== "image") return target;
  const { references, repoDigests } = target.asset;
  const asset: ImageMention = {
    ...target.asset,
    references: [...new Set([...references, named.reference])],
    repoDigests: [...new Set([...repoDigests, named.repoDigest])],
  };
  return { ...target, asset };
}
