/** Families of kube-bench's benchmarks by the beginning of their version text. */
const FAMILIES: [RegExp, string][] = [
  [/^cis-(?=\d)/, "cis-k8s"],
  [/^(?=\d)/, "cis-k8s"],
  [/^(eks|gke|aks|ack|tkgi|rke2|rke|k3s|ocp|rh)-(?:cis-)?/, "cis-$1"],
];

/** `1.6`, `cis-1.10` → `cis-k8s@1.6`, `cis-k8s@1.10`; `eks-1.8.0` → `cis-eks@1.8.0`. */
export const benchmarkKey = (version: string): string => {
  const text = version.trim().toLowerCase();
  for (const [pattern, family] of FAMILIES) {
    const match = pattern.exec(text);
    if (match) return `${family.replace("$1", match[1] ?? "")}@${text.slice(match[0].length)}`;
  }
  return `cis-${text === "" ? "unknown@unknown" : text.replace(/-(?=\d)/, "@")}`;
};
