/** One package that a bill of materials lists for an asset (Syft, SPDX, CycloneDX, Trivy's package lists). */
export interface PackageMention {
  /** As component keys are: `deb/openssl`, `npm/@scope/name` (identity/component.ts). */
  key: string;
  name: string;
  type: string;
  version: string;
  purl: string | null;
  /** The source package where the distribution's advisories name it, with its version; null where unstated. */
  source: { name: string; version: string } | null;
  /** SPDX licence expressions as written. */
  licenses: string[];
  /** Digest of the image layer that brought it. */
  layer: string | null;
  place: string;
}

/** A signed statement about artifacts (in-toto, SLSA), as the envelope carries it: nothing is verified here. */
export interface Attestation {
  predicateType: string;
  /** Digests of the subjects, `sha256:…`, with their names. */
  subjects: { name: string; digest: string }[];
  builder: string | null;
  /** What it was built from, where stated. */
  materials: string[];
  /** Identities or key ids of the signatures in the envelope. */
  signers: string[];
  at: string | null;
}
