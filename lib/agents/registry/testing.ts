import { hash } from "node:crypto";
import type { Descriptor } from "./manifest.ts";

export const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
export const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
const EMPTY = "application/vnd.oci.empty.v1+json";

export const sha256 = (bytes: Buffer | string): string => `sha256:${hash("sha256", bytes)}`;

type Annotations = Record<string, string>;
type Made = Pick<Descriptor, "mediaType" | "digest" | "size"> & { annotations?: Annotations };

export interface MadeImage {
  architecture?: string;
  os?: string;
  created?: string;
  config?: object;
  history?: { created_by: string; created?: string }[];
  /** One text a layer. */
  layers?: string[];
}

/** A repository that tests make: content by its digests, and tags. */
export class MadeRepository {
  readonly blobs = new Map<string, Buffer>();
  readonly manifests = new Map<string, { bytes: Buffer; type: string; subject: string | null }>();
  readonly tags = new Map<string, string>();

  blob(content: string | Buffer, mediaType: string, annotations?: Annotations): Made {
    const bytes = Buffer.from(content);
    const digest = sha256(bytes);
    this.blobs.set(digest, bytes);
    return { mediaType, digest, size: bytes.length, ...(annotations ? { annotations } : {}) };
  }

  manifest(value: object, type: string, tag?: string): Made {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: type, ...value }));
    const digest = sha256(bytes);
    const subject = (value as { subject?: Made }).subject?.digest ?? null;
    this.manifests.set(digest, { bytes, type, subject });
    if (tag !== undefined) this.tags.set(tag, digest);
    return { mediaType: type, digest, size: bytes.length };
  }

  image(
    { architecture = "amd64", os = "linux", created, config = {}, history, layers = ["layer"] }: MadeImage,
    tag?: string,
  ) {
    const configuration = {
      architecture,
      os,
      created: created ?? "2026-02-01T08:00:00Z",
      config,
      history: history ?? [{ created_by: "COPY /app /app" }],
      rootfs: { type: "layers", diff_ids: layers.map((layer) => sha256(`uncompressed ${layer}`)) },
    };
    const value = {
      config: this.blob(JSON.stringify(configuration), OCI_CONFIG),
      layers: layers.map((layer) => this.blob(layer, OCI_LAYER)),
    };
    return { ...this.manifest(value, OCI_MANIFEST, tag), platform: { os, architecture } };
  }

  index(manifests: readonly object[], tag?: string): Made {
    return this.manifest({ manifests }, OCI_INDEX, tag);
  }

  /** Something about another manifest, as OCI 1.1 has it; with a tag, as before. */
  artifact(
    about: { subject?: Made; artifactType?: string; layers: Made[]; annotations?: Annotations },
    tag?: string,
  ): Made {
    return this.manifest({ config: this.blob("{}", EMPTY), ...about }, OCI_MANIFEST, tag);
  }

  /** What says that it is about a manifest, as the referrers API lists it. */
  referrersOf(digest: string): object[] {
    return [...this.manifests]
      .filter(([, { subject }]) => subject === digest)
      .map(([own, { bytes, type }]) => {
        const { artifactType, annotations } = JSON.parse(bytes.toString());
        return { mediaType: type, digest: own, size: bytes.length, artifactType, annotations };
      });
  }
}

export const spdx = (name: string): string =>
  JSON.stringify({
    spdxVersion: "SPDX-2.3",
    SPDXID: "SPDXRef-DOCUMENT",
    name,
    dataLicense: "CC0-1.0",
    documentNamespace: `https://sbom.example/${name}`,
    creationInfo: { created: "2026-02-01T08:00:00Z", creators: ["Tool: made"] },
    packages: [
      {
        SPDXID: "SPDXRef-Package-1",
        name: "left-pad",
        versionInfo: "1.0.0",
        downloadLocation: "NOASSERTION",
        externalRefs: [
          {
            referenceCategory: "PACKAGE-MANAGER",
            referenceType: "purl",
            referenceLocator: "pkg:npm/left-pad@1.0.0",
          },
        ],
      },
    ],
    relationships: [],
  });

/** An in-toto statement about a digest. */
export const statement = (digest: string, predicateType: string, predicate: object): string =>
  JSON.stringify({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "shop/cart", digest: { sha256: digest.slice(7) } }],
    predicateType,
    predicate,
  });

/** Signed by nobody that could be checked. */
export const envelope = (payload: string): string =>
  JSON.stringify({
    payloadType: "application/vnd.in-toto+json",
    payload: Buffer.from(payload).toString("base64"),
    signatures: [{ keyid: "key-1", sig: "c2ln" }],
  });
