import { z } from "zod";
import { asObject, asText } from "../../ingest/adapters/json-value.ts";
import type { Descriptor, ImageManifest } from "./manifest.ts";
import { essence } from "./media-types.ts";

/** One part of an artifact: what it is, and its bytes where they are a document of their own. */
export const ArtifactPart = z.object({
  kind: z.enum(["signature", "attestation", "sbom", "other"]),
  predicateType: z.string().nullable(),
  /** The blob to ship: bills of materials and attestations. */
  document: z.object({ digest: z.string(), mediaType: z.string(), size: z.number() }).nullable(),
});
export type ArtifactPart = z.infer<typeof ArtifactPart>;

/** What never changes of an artifact that is attached to an image. */
export const ArtifactRecord = z.object({ artifactType: z.string(), parts: z.array(ArtifactPart) });
export type ArtifactRecord = z.infer<typeof ArtifactRecord>;

const MOST_PARTS = 50;
const SIGNATURE =
  /^application\/vnd\.(?:dev\.cosign\.(?:simplesigning|artifact\.sig)\.v1\+json|cncf\.notary\.(?:v2\.)?signature)$/;
const BILL =
  /^(?:application\/spdx\+(?:json|xml)|text\/spdx(?:\+json|\+xml)?|application\/vnd\.cyclonedx(?:\+json|\+xml)?|application\/vnd\.syft\+json)$/;
const BILL_ARTIFACT = /^application\/vnd\.(?:dev\.cosign\.artifact\.sbom|syft|cyclonedx|spdx)\b|sbom/;
const STATEMENT = /^application\/vnd\.in-toto(?:\..+)?\+json$|^application\/vnd\.dsse\.envelope\.v1\+json$/;
const BUNDLE = /^application\/vnd\.dev\.sigstore\.bundle(?:[.;+].*)?$/;
const COSIGN_SIGNATURE = "https://sigstore.dev/cosign/sign/v1";
/** Where cosign, BuildKit and sigstore's bundles say what an attestation claims. */
const PREDICATE_ANNOTATIONS = [
  "predicateType",
  "in-toto.io/predicate-type",
  "dev.sigstore.bundle.predicateType",
];

/** What an artifact says it is: by its layers, which carry the documents, and by its own type where they don't tell. */
export function artifactOf({ artifactType, layers, annotations }: ImageManifest): ArtifactRecord {
  const parts = layers.slice(0, MOST_PARTS).map((layer) => partOf(layer, artifactType, annotations));
  const telling = parts.filter(({ kind }) => kind !== "other");
  if (telling.length > 0) return { artifactType, parts: telling };
  const kind = SIGNATURE.test(artifactType) ? "signature" : "other";
  return { artifactType, parts: [{ kind, predicateType: null, document: null }] };
}

function partOf(
  layer: Descriptor,
  artifactType: string,
  whole: Readonly<Record<string, string>>,
): ArtifactPart {
  const mediaType = essence(layer.mediaType);
  const said = { ...whole, ...layer.annotations };
  const predicateType = PREDICATE_ANNOTATIONS.map((name) => said[name]).find(Boolean) ?? null;
  const document = { digest: layer.digest, mediaType, size: layer.size };
  const signature = { kind: "signature", predicateType: null, document: null } as const;
  if (SIGNATURE.test(mediaType) || SIGNATURE.test(artifactType)) return signature;
  if (BUNDLE.test(mediaType)) {
    if (said["dev.sigstore.bundle.content"] === "message-signature" || predicateType === COSIGN_SIGNATURE)
      return signature;
    return { kind: "attestation", predicateType, document };
  }
  if (STATEMENT.test(mediaType)) return { kind: "attestation", predicateType, document };
  // Layers of plain JSON are what their artifact is.
  const isPlain = /^(?:application\/(?:json|octet-stream|xml)|text\/plain)?$/.test(mediaType);
  if (BILL.test(mediaType) || (isPlain && BILL_ARTIFACT.test(artifactType)))
    return { kind: "sbom", predicateType: null, document };
  if (isPlain && STATEMENT.test(artifactType)) return { kind: "attestation", predicateType, document };
  return { kind: "other", predicateType: null, document: null };
}

/**
 * What the bytes of an attestation claim, where its annotations don't say: cosign's newer signatures are attestations
 * by their form.
 */
export function openedPart(part: ArtifactPart, bytes: Uint8Array): ArtifactPart {
  const bundle = asObject(jsonOrNull(Buffer.from(bytes).toString("utf8")));
  if (asObject(bundle?.messageSignature) !== null)
    return { kind: "signature", predicateType: null, document: null };
  const envelope = asObject(bundle?.dsseEnvelope) ?? bundle;
  const payload = Buffer.from(asText(envelope?.payload), "base64").toString("utf8");
  const statement = asText(envelope?.payload) === "" ? envelope : asObject(jsonOrNull(payload));
  const predicateType = asText(statement?.predicateType) || null;
  if (predicateType === COSIGN_SIGNATURE) return { kind: "signature", predicateType: null, document: null };
  return { ...part, predicateType };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
