import type { CollectorKind } from "./schema.ts";

const NAMES: Record<CollectorKind, string> = {
  trivy: "Trivy",
  grype: "Grype",
  "kube-bench": "kube-bench",
  kubernetes: "Kubernetes cluster",
  docker: "Docker or Podman host",
  registry: "Image registry",
  other: "Something else",
};

/** What people call a collector's kind; a kind of an earlier release, or the built-in one, is called as it is stored. */
export const kindName = (kind: string): string =>
  Object.hasOwn(NAMES, kind) ? NAMES[kind as CollectorKind] : kind === "upload" ? "built in" : kind;
