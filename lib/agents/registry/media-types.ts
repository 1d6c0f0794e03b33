/** Media types of manifests (OCI image-spec, Docker's of before). */
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
/** Of the release candidates of OCI 1.1; registries still hold some. */
const OCI_ARTIFACT = "application/vnd.oci.artifact.manifest.v1+json";

export const MANIFESTS = [OCI_INDEX, DOCKER_LIST, OCI_MANIFEST, DOCKER_MANIFEST, OCI_ARTIFACT].join(", ");
export const INDEX = OCI_INDEX;

export const isIndexType = (type: string): boolean => type === OCI_INDEX || type === DOCKER_LIST;
export const isManifestType = (type: string): boolean =>
  type === OCI_MANIFEST || type === DOCKER_MANIFEST || type === OCI_ARTIFACT;

export const isImageConfigType = (type: string): boolean =>
  type === "application/vnd.oci.image.config.v1+json" ||
  type === "application/vnd.docker.container.image.v1+json";

/** `type/sub; charset=…` without what follows. */
export const essence = (type: string | null | undefined): string =>
  type?.split(";")[0]?.trim().toLowerCase() ?? "";
