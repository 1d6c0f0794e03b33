import type { Attached } from "../../ingest/adapters/plimsoll-registry/schema.ts";
import type { RegistryApi } from "./api.ts";
import { type ArtifactPart, ArtifactRecord, artifactOf, openedPart } from "./artifact.ts";
import { isDigest } from "./body.ts";
import { inParallel } from "./in-parallel.ts";
import type { Known } from "./known.ts";
import type { Descriptor } from "./manifest.ts";
import { RegistryError } from "./registry-error.ts";

export const DOCUMENT_LIMIT = 32 * 1024 * 1024;
const MOST_ATTACHED = 200;

/** Something attached, with the documents in it. */
export interface FoundArtifact {
  digest: string;
  /** The image or index that it is about. */
  of: string;
  found: Attached["found"];
  record: ArtifactRecord;
}

export interface Subject {
  digest: string;
  /** What stands beside the platforms of an index and is about one of them (BuildKit). */
  inIndex: readonly Descriptor[];
}

interface Where {
  api: RegistryApi;
  known: Known;
  repository: string;
  /** All tags of the repository: older signers leave what they have to say under tags. */
  tags: ReadonlySet<string>;
  width: number;
  /** One of them that cannot be read. */
  remark: (what: string, reason: string) => void;
}

/** The referrers tag schema of the OCI distribution specification: `sha256-…`, cut to 32 and 64 characters. */
export function fallbackTag(digest: string): string {
  const [algorithm = "", hex = ""] = digest.split(":");
  return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}

/** What a tag is about by its form, null for a tag of people's own. */
export const isAboutAnother = (tag: string): boolean =>
  /^sha(?:256|512)-[0-9a-f]{64,128}(?:\.(?:sig|att|sbom))?$/.test(tag);

/**
 * All that is attached to an image or index: by the referrers API, the tag that stands in for it, cosign's tags, and
 * in the index itself. Null where the registry would not say.
 * @throws RegistryError limited, unreachable
 */
export async function attachedTo(subject: Subject, where: Where): Promise<FoundArtifact[] | null> {
  const { remark } = where;
  try {
    const places = await placesOf(subject, where);
    const found = await inParallel(places, where.width, async ({ digest, found }) => {
      const record = await artifact(digest, where).catch((error: unknown) => {
        remark(`@${digest}`, reasonOf(error));
        return null;
      });
      return record && { digest, of: subject.digest, found, record };
    });
    return found.filter((one) => one !== null);
  } catch (error) {
    remark(`@${subject.digest}`, `what is attached to it: ${reasonOf(error)}`);
    return null;
  }
}

/** What lets a look go on. @throws what does not */
export function reasonOf(error: unknown): string {
  if (error instanceof RegistryError && !["limited", "unreachable"].includes(error.trouble))
    return error.message;
  throw error;
}

/** Digests of artifacts, each once; the first place counts. */
async function placesOf({ digest, inIndex }: Subject, where: Where) {
  const { api, repository, tags } = where;
  const places = new Map<string, FoundArtifact["found"]>();
  const add = (found: FoundArtifact["found"], digests: readonly (string | null)[]) => {
    for (const one of digests) if (isDigest(one) && !places.has(one)) places.set(one, found);
  };
  const referrers = await api.referrers(repository, digest, MOST_ATTACHED);
  add(
    "referrers",
    (referrers ?? []).map((one) => one.digest),
  );
  const fallback = fallbackTag(digest);
  if (tags.has(fallback)) add("fallback-tag", await listedUnder(fallback, where));
  for (const tag of [".sig", ".att", ".sbom"].map((end) => `${fallback}${end}`))
    if (tags.has(tag)) add("cosign-tag", [await api.digestOfTag(repository, tag)]);
  add(
    "index",
    inIndex
      .filter(({ annotations }) => annotations?.["vnd.docker.reference.digest"] === digest)
      .map((one) => one.digest),
  );
  return [...places].slice(0, MOST_ATTACHED).map(([digest, found]) => ({ digest, found }));
}

async function listedUnder(tag: string, { api, repository }: Where): Promise<string[]> {
  const digest = await api.digestOfTag(repository, tag);
  const manifest = digest === null ? null : await api.manifest(repository, digest);
  return manifest?.kind === "index" ? manifest.manifests.map((one) => one.digest) : [];
}

function artifact(digest: string, { api, known, repository }: Where): Promise<ArtifactRecord> {
  return known.remembered(`artifact ${digest}`, ArtifactRecord, async () => {
    const manifest = await api.manifest(repository, digest);
    if (manifest.kind === "index") throw new RegistryError("broken", "an index, where an artifact was named");
    const { artifactType, parts } = artifactOf(manifest);
    return { artifactType, parts: await inParallel(parts, 1, opened) };

    async function opened(part: ArtifactPart): Promise<ArtifactPart> {
      const { document, kind, predicateType } = part;
      if (kind !== "attestation" || predicateType !== null || document === null) return part;
      if (document.size > DOCUMENT_LIMIT) return part;
      return openedPart(part, await api.blob(repository, document.digest, DOCUMENT_LIMIT));
    }
  });
}
