import { ociImage } from "../ingest/adapters/oci-purl.ts";
import { componentOf } from "../ingest/identity/component.ts";
import { parseReference } from "../ingest/identity/image-reference.ts";

/** What an identifier of a product or a part of one names; null: not stated, so any. */
export interface Named {
  repository: string | null;
  digest: string | null;
  tag: string | null;
  /** Key of an asset that has no name of its own out in the world. */
  asset: string | null;
  /** Key of a component. */
  component: string | null;
  version: string | null;
}

const NOTHING: Named = {
  repository: null,
  digest: null,
  tag: null,
  asset: null,
  component: null,
  version: null,
};
const OWN = /^urn:plimsoll:(asset|component|affects):([^:]+)(?::([^:]+))?$/;
const DIGEST = /^sha(?:256|512):[0-9a-f]{64,128}$/;

/** Reads a purl, an image reference, a digest or an identifier of ours; null for what names nothing we could have. */
export function readIdentifier(id: string): Named | null {
  const own = OWN.exec(id);
  if (own) return readOwn(own[1]!, decoded(own[2]!), own[3] === undefined ? null : decoded(own[3]));
  if (DIGEST.test(id)) return { ...NOTHING, digest: id };
  if (/^pkg:(oci|docker)\//.test(id)) return readImagePurl(id);
  if (id.startsWith("pkg:")) {
    const { key, purl } = componentOf(id, "", "");
    return purl === null ? null : { ...NOTHING, component: key, version: versionIn(id) };
  }
  if (/^[a-z][a-z0-9+.-]*:\/\/|^cpe:/i.test(id)) return null;
  const image = parseReference(id);
  // One word may be anything: an image, a package, a product's name.
  return image === null || !/[/:@]/.test(id)
    ? null
    : { ...NOTHING, repository: image.repository, digest: image.digest, tag: image.tag };
}

function readOwn(kind: string, first: string, second: string | null): Named | null {
  if (kind === "asset") return { ...NOTHING, asset: first };
  if (kind === "component") return { ...NOTHING, component: first };
  const product = readIdentifier(first);
  const part = second === null ? null : readIdentifier(second);
  return product && { ...product, component: part?.component ?? null, version: part?.version ?? null };
}

/** `pkg:oci/web@sha256:…?repository_url=host/path&tag=1`; without a place to pull it from only its digest counts. */
function readImagePurl(purl: string): Named | null {
  const image = ociImage(purl);
  if (image?.located)
    return {
      ...NOTHING,
      repository: parseReference(image.repository)?.repository ?? image.repository,
      digest: image.digest,
      tag: image.tag,
    };
  return image?.digest ? { ...NOTHING, digest: image.digest } : null;
}

function versionIn(purl: string): string | null {
  const path = purl.split(/[?#]/)[0]!;
  const at = path.lastIndexOf("@");
  return at > path.lastIndexOf("/") && at > 0 ? decoded(path.slice(at + 1)) : null;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** `:` stays a separator, so it is written as three characters. */
const encoded = (text: string): string => encodeURIComponent(text);

/** A repository is known everywhere; a host or a workload only to those who have it. */
export function productId(subject: { kind: string; key: string; name: string }): string {
  if (subject.kind !== "repository") return `urn:plimsoll:asset:${encoded(subject.key)}`;
  const last = subject.name.slice(subject.name.lastIndexOf("/") + 1);
  return `pkg:oci/${encodeURIComponent(last.toLowerCase())}?repository_url=${encodeURIComponent(subject.name)}`;
}

/** The package without its version: a decision is about the package, whatever its version becomes. */
export function componentId(component: { key: string; purl: string | null }): string {
  const bare = component.purl?.split(/[?#]/)[0] ?? "";
  const at = bare.lastIndexOf("@");
  const purl = at > bare.lastIndexOf("/") ? bare.slice(0, at) : bare;
  const reads = purl !== "" && readIdentifier(purl)?.component === component.key;
  return reads ? purl : `urn:plimsoll:component:${encoded(component.key)}`;
}

/** Product and part in one, for formats whose references have no parts. */
export const affectsId = (product: string, component: string | null): string =>
  `urn:plimsoll:affects:${encoded(product)}${component === null ? "" : `:${encoded(component)}`}`;
