import type { TagValues } from "../../document/tag-value.ts";
import { type SpdxBill, type SpdxPackage, toolsAmong } from "./bill.ts";

type Setter = (entry: SpdxPackage, value: string) => void;

/** Tags of a package (SPDX 2.3, clause 7) that matter here. */
const SETTERS: Record<string, Setter> = {
  SPDXID: (entry, value) => {
    entry.id ||= value;
  },
  PackageVersion: (entry, value) => {
    entry.version = value;
  },
  PrimaryPackagePurpose: (entry, value) => {
    entry.purpose = value.replaceAll("_", "-").toUpperCase();
  },
  PackageLicenseDeclared: (entry, value) => entry.licenses.push(value),
  PackageLicenseConcluded: (entry, value) => entry.licenses.push(value),
  PackageChecksum: (entry, value) => {
    const hex = /^SHA256:\s*([0-9a-f]{64})$/i.exec(value)?.[1];
    if (hex !== undefined) entry.digests.push(`sha256:${hex.toLowerCase()}`);
  },
  PackageSourceInfo: (entry, value) => {
    entry.sourceInfo = value;
  },
  PackageDownloadLocation: (entry, value) => {
    entry.downloadLocation = value;
  },
  PackageAttributionText: (entry, value) => entry.remarks.push(value),
  ExternalRef: (entry, value) => {
    entry.purl ??= /^PACKAGE[-_]MANAGER\s+purl\s+(\S+)$/.exec(value)?.[1] ?? null;
  },
};

/** Tags that begin something which is no package. */
const OTHER_SECTION = new Set(["FileName", "SnippetSPDXID", "LicenseID", "Annotator", "Reviewer"]);

/** SPDX 2.x in its tag-value form: a package lasts from its `PackageName` to the next section. */
export function billOfTags({ tags }: TagValues): SpdxBill {
  const creators: string[] = [];
  const bill: SpdxBill = {
    name: "",
    namespace: "",
    created: null,
    tools: [],
    packages: [],
    described: new Set(),
    skipped: [],
  };
  let current: SpdxPackage | null = null;
  for (const { tag, value, line } of tags) {
    if (tag === "PackageName") {
      current = newPackage(value);
      if (value === "") bill.skipped.push({ path: `line ${line}`, reason: "no name" });
      else bill.packages.push(current);
    } else if (OTHER_SECTION.has(tag)) current = null;
    else if (tag === "Relationship") describe(value, bill.described);
    else if (tag === "Creator") creators.push(value);
    else if (tag === "Created") bill.created = value;
    else if (tag === "DocumentName") bill.name = value;
    else if (tag === "DocumentNamespace") bill.namespace = value;
    else if (current !== null && Object.hasOwn(SETTERS, tag)) SETTERS[tag]?.(current, value);
  }
  bill.tools = toolsAmong(creators);
  return bill;
}

function newPackage(name: string): SpdxPackage {
  return {
    id: "",
    name,
    version: "",
    purl: null,
    purpose: "",
    licenses: [],
    digests: [],
    sourceInfo: "",
    downloadLocation: "",
    remarks: [],
  };
}

function describe(value: string, described: Set<string>): void {
  const [from, type, to] = value.split(/\s+/);
  if (type === "DESCRIBES" && from === "SPDXRef-DOCUMENT" && to !== undefined) described.add(to);
  if (type === "DESCRIBED_BY" && to === "SPDXRef-DOCUMENT" && from !== undefined) described.add(from);
}
