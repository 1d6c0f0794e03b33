import { UnreadableDocument } from "../../reading.ts";
import {
  asList,
  asObject,
  asObjects,
  asText,
  asTexts,
  asWord,
  type JsonObject,
  step,
} from "../json-value.ts";
import { type SpdxBill, type SpdxPackage, toolsAmong } from "./bill.ts";

/**
 * SPDX 2.2 and 2.3, JSON (also its YAML form).
 * @throws UnreadableDocument where `packages` is no list
 */
export function billOfJson(document: JsonObject): SpdxBill {
  const { packages } = document;
  if (packages !== undefined && packages !== null && !Array.isArray(packages)) {
    throw new UnreadableDocument("/packages", "packages is not a list");
  }
  const creation = asObject(document.creationInfo);
  const bill: SpdxBill = {
    name: asText(document.name),
    namespace: asText(document.documentNamespace),
    created: creation?.created,
    tools: toolsAmong(asTexts(creation?.creators)),
    packages: [],
    described: describedBy(document),
    skipped: [],
  };
  for (const [index, raw] of asList(packages).entries()) {
    const read = packageOf(raw);
    if (typeof read === "string") bill.skipped.push({ path: step("/packages", index), reason: read });
    else bill.packages.push(read);
  }
  return bill;
}

function packageOf(raw: unknown): SpdxPackage | string {
  const entry = asObject(raw);
  if (entry === null) return "not an object";
  const refs = asObjects(entry.externalRefs);
  const purl = asWord(refs.find((ref) => ref.referenceType === "purl")?.referenceLocator);
  const name = asWord(entry.name);
  if (name === null && purl === null) return "no name";
  const checksums = asObjects(entry.checksums).filter((checksum) => checksum.algorithm === "SHA256");
  return {
    id: asText(entry.SPDXID),
    name: name ?? "",
    version: asText(entry.versionInfo),
    purl,
    purpose: asText(entry.primaryPackagePurpose).replaceAll("_", "-").toUpperCase(),
    licenses: asTexts([entry.licenseDeclared, entry.licenseConcluded]),
    digests: asTexts(checksums.map((checksum) => checksum.checksumValue)).map((hex) => `sha256:${hex}`),
    sourceInfo: asText(entry.sourceInfo),
    downloadLocation: asText(entry.downloadLocation),
    remarks: asTexts([
      ...asList(entry.attributionTexts),
      ...asObjects(entry.annotations).map((annotation) => annotation.comment),
    ]),
  };
}

function describedBy(document: JsonObject): Set<string> {
  const described = new Set(asTexts(document.documentDescribes));
  for (const { spdxElementId, relatedSpdxElement, relationshipType } of asObjects(document.relationships)) {
    if (relationshipType === "DESCRIBES" && spdxElementId === "SPDXRef-DOCUMENT")
      described.add(asText(relatedSpdxElement));
    if (relationshipType === "DESCRIBED_BY" && relatedSpdxElement === "SPDXRef-DOCUMENT")
      described.add(asText(spdxElementId));
  }
  return described;
}
