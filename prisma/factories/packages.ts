/** A vulnerable package as both scanners would see it. */
export interface Flaw {
  /** `CVE-…`; Grype also knows the GHSA of language packages. */
  id: string;
  ghsa?: string;
  package: string;
  type: "deb" | "rpm" | "apk" | "npm" | "pypi" | "golang" | "maven";
  version: string;
  fixed?: string;
  severity: "critical" | "high" | "medium" | "low" | "negligible" | "unknown";
  title?: string;
  path?: string;
  epss?: number;
  kev?: boolean;
}

export const purlOf = ({ type, package: name, version }: Flaw, distro: string): string => {
  const namespace: Record<string, string> = { deb: `${distro}/`, rpm: `${distro}/`, apk: `${distro}/` };
  const path = type === "npm" ? name.replace("@", "%40") : type === "maven" ? name.replace(":", "/") : name;
  return `pkg:${type}/${namespace[type] ?? ""}${path}@${encodeURIComponent(version)}`;
};

export const isSystemPackage = ({ type }: Flaw): boolean =>
  type === "deb" || type === "rpm" || type === "apk";
