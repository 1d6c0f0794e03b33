/** `trivy:config` is what `trivy k8s` covers of the same object too; infrastructure checks have reports of their own. */
export type CheckFamily = "config" | "infra";

/** Key of the slice of an object's checks; `suffix` names the object where the asset is the cluster. */
export function sliceKeyOf(family: CheckFamily, suffix: string): string {
  return suffix === "" ? `trivy:${family}` : `trivy:${family}:${suffix}`;
}
