import type { FindingKind } from "../../../findings/schema.ts";
import type { Area } from "../../../posture/schema.ts";
import type { Slice } from "../../reading.ts";
import type { ReadResult } from "./results.ts";

const PACKAGE_CLASSES = new Set(["os-pkgs", "lang-pkgs"]);

/**
 * What these results are a complete statement about (domain.md, Ingest 5). A scan of packages that lists no
 * language package may still close those that were there before, but assesses nothing by it; a scan of configuration,
 * secrets or licences alone says nothing about packages, even where the operating system was detected.
 */
export function slicesOf(
  results: readonly ReadResult[],
  osDetected: boolean,
  configSlice: (target: string) => string,
): Slice[] {
  const listed = new Set(results.map((result) => result.class));
  const scansPackages =
    results.length === 0 ? osDetected : results.some((result) => PACKAGE_CLASSES.has(result.class));
  const slices: Slice[] = [];
  if (listed.has("os-pkgs") || (scansPackages && osDetected)) {
    slices.push(packageSlice("trivy:os-pkgs", true, isComplete(results, "os-pkgs")));
  }
  if (scansPackages) {
    slices.push(packageSlice("trivy:lang-pkgs", listed.has("lang-pkgs"), isComplete(results, "lang-pkgs")));
  }
  if (listed.has("secret")) {
    const complete = isComplete(results, "secret");
    slices.push({ key: "trivy:secret", kind: "secret", area: "secrets", assesses: true, complete });
  }
  for (const key of new Set(results.filter(isChecked).map((result) => configSlice(result.target)))) {
    const complete = results.every((result) => configSlice(result.target) !== key || !result.suppresses);
    slices.push({ key, kind: "misconfiguration", area: "configuration", assesses: true, complete });
  }
  return [...slices, ...unclaimed(results, slices)];
}

/** Problems that stand under another class than usual still need a slice; it closes nothing. */
function unclaimed(results: readonly ReadResult[], claimed: readonly Slice[]): Slice[] {
  const keys = new Set(claimed.map((slice) => slice.key));
  const more: Slice[] = [];
  for (const { kind, slice: key } of results.flatMap((result) => result.observations)) {
    if (keys.has(key)) continue;
    keys.add(key);
    more.push({ key, kind, area: AREA_OF[kind], assesses: true, complete: false });
  }
  return more;
}

const AREA_OF: Record<FindingKind, Area> = {
  vulnerability: "vulnerabilities",
  misconfiguration: "configuration",
  secret: "secrets",
  runtime: "runtime",
};

const isChecked = (result: ReadResult) => result.class === "config";

function packageSlice(key: string, assesses: boolean, complete: boolean): Slice {
  return { key, kind: "vulnerability", area: "vulnerabilities", assesses, complete };
}

/** A finding that the tool was told to leave out is not fixed: nothing may close by its absence. */
function isComplete(results: readonly ReadResult[], resultClass: string): boolean {
  return results.every((result) => result.class !== resultClass || !result.suppresses);
}
