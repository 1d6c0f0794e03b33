const NAMED = /^(?:([a-z][a-z0-9]*)-)?(?:cis-)?(\d[a-z0-9._-]*)$/;

/**
 * The benchmark of a control's `version` text as check keys name it: `1.6` and `cis-1.10` are `cis-k8s@…`,
 * `eks-1.8.0` is `cis-eks@1.8.0`, `rke2-cis-1.24` is `cis-rke2@1.24`. A text of another build (a STIG, a site's own
 * benchmark) becomes `kube-bench@text`; no text at all is `cis-k8s` without a version.
 */
export function benchmarkOf(version: string | null): string {
  if (version === null) return "cis-k8s";
  const text = version.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
  const match = NAMED.exec(text);
  if (match === null) return `kube-bench@${text}`;
  const product = match[1] === undefined || match[1] === "cis" ? "k8s" : match[1];
  return `cis-${product}@${match[2]}`;
}
