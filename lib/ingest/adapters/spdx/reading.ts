import type { PackageMention } from "../../reading/package.ts";
import type { Reading } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { packageMention } from "../package-mention.ts";
import { newTally } from "../tally.ts";
import { namedTool, type SpdxBill, type SpdxPackage } from "./bill.ts";
import { spdxSubject } from "./subject.ts";

/** Syft's words for where it found a package: `acquired package info from DPKG DB: /var/lib/dpkg/status, …`. */
const ACQUIRED = /^acquired package info from .*?: ([^,]+)/;
/** Trivy's: `built package from: openssl 1.1.1n-0`. */
const BUILT_FROM = /^built package from: (\S+) (\S+)$/;

/** A bill of materials is no look for problems: it covers nothing and closes nothing. Files are no packages. */
export function spdxReading(format: string, bill: SpdxBill): Reading {
  const { asset, subjects, needs, root } = spdxSubject(bill);
  const listed = bill.packages.filter((entry) => entry !== root && entry.purpose !== "OPERATING-SYSTEM");
  const packages = listed.map(mentionOf);
  const { counts } = newTally();
  counts.components = bill.packages.length;
  return {
    format,
    tool: namedTool(bill.tools[0]),
    scannedAt: scanTime(bill.created),
    feeds: [],
    subjects,
    counts,
    bySeverity: {},
    skipped: bill.skipped,
    notes: [],
    targets: [{ asset, slices: [], observations: [], packages: packages.length, bill: packages }],
    facts: [],
    absences: [],
    needs,
  };
}

function mentionOf(entry: SpdxPackage): PackageMention {
  const built = BUILT_FROM.exec(entry.sourceInfo.trim());
  return packageMention({
    purl: entry.purl,
    name: entry.name,
    packageType: "",
    version: entry.version,
    source: built === null ? null : { name: built[1] as string, version: built[2] as string },
    licenses: entry.licenses,
    layer: entry.remarks.map((remark) => /^LayerDiffID: (\S+)$/.exec(remark)?.[1]).find(Boolean) ?? null,
    place: ACQUIRED.exec(entry.sourceInfo)?.[1]?.trim() ?? "",
  });
}
