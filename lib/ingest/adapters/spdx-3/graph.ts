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
import type { SpdxBill, SpdxPackage } from "../spdx/bill.ts";

/** Elements by id; those of the security profile are counted, to say that they are not read. */
interface Graph {
  byId: Map<string, JsonObject>;
  packages: { entry: JsonObject; at: string }[];
  documents: JsonObject[];
  relationships: JsonObject[];
  security: number;
}

/** `software_Package`, `https://spdx.org/rdf/3.0.1/terms/Software/Package` → `Software_Package`. */
const typeOf = (entry: JsonObject): string => {
  const type = asText(entry.type) || asText(entry["@type"]);
  return /\/terms\/(?:Core\/)?(.+)$/.exec(type)?.[1]?.replace("/", "_") ?? type;
};

const idOf = (entry: JsonObject): string => asText(entry.spdxId) || asText(entry["@id"]);

/** The elements of an SPDX 3.0 document (JSON-LD), seen as a bill of packages. */
export function billOfGraph(elements: readonly unknown[]): SpdxBill {
  const graph = graphOf(elements);
  const [document] = graph.documents;
  const creation = asObject(document?.creationInfo) ?? graph.byId.get(asText(document?.creationInfo)) ?? null;
  const licenses = licensesIn(graph);
  const bill: SpdxBill = {
    name: asText(document?.name),
    namespace: document === undefined ? "" : idOf(document),
    created: creation?.created,
    tools: asTexts(creation?.createdUsing)
      .map((id) => asText(graph.byId.get(id)?.name))
      .filter(Boolean),
    packages: [],
    described: rootsOf(graph),
    skipped: [],
  };
  for (const { entry, at } of graph.packages) {
    const read = packageOf(entry, licenses);
    if (read === null) bill.skipped.push({ path: at, reason: "no name" });
    else bill.packages.push(read);
  }
  if (graph.security > 0) {
    const reason = `${graph.security} elements of the security profile are not read`;
    bill.skipped.push({ path: "/@graph", reason, loses: false });
  }
  return bill;
}

function graphOf(elements: readonly unknown[]): Graph {
  const graph: Graph = { byId: new Map(), packages: [], documents: [], relationships: [], security: 0 };
  for (const [index, raw] of elements.entries()) {
    const entry = asObject(raw);
    if (entry === null) continue;
    const type = typeOf(entry);
    if (idOf(entry) !== "") graph.byId.set(idOf(entry), entry);
    if (/^software_package$/i.test(type)) graph.packages.push({ entry, at: step("/@graph", index) });
    else if (type === "SpdxDocument") graph.documents.push(entry);
    else if (/^security_/i.test(type)) graph.security += 1;
    else if (type.endsWith("Relationship")) graph.relationships.push(entry);
  }
  return graph;
}

/** A document's root may be an SBOM, whose root is the package. */
function rootsOf(graph: Graph): Set<string> {
  const roots = new Set<string>();
  const pending = graph.documents.flatMap((document) => asTexts(document.rootElement));
  for (const { from, relationshipType, to } of graph.relationships) {
    if (relationshipType === "describes" && typeof from === "string") pending.push(...asTexts(to));
  }
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (roots.has(id)) continue;
    roots.add(id);
    pending.push(...asTexts(graph.byId.get(id)?.rootElement));
  }
  return roots;
}

/** Licences hang on packages by relationships to licence expressions. */
function licensesIn(graph: Graph): Map<string, string[]> {
  const licenses = new Map<string, string[]>();
  for (const { from, relationshipType, to } of graph.relationships) {
    if (relationshipType !== "hasDeclaredLicense" && relationshipType !== "hasConcludedLicense") continue;
    const texts = asTexts(to).map((id) => licenseText(id, graph.byId.get(id)));
    licenses.set(asText(from), [...(licenses.get(asText(from)) ?? []), ...texts]);
  }
  return licenses;
}

function licenseText(id: string, element: JsonObject | undefined): string {
  const expression = asWord(element?.simplelicensing_licenseExpression) ?? asWord(element?.name);
  if (expression !== null) return expression;
  return /(?:NoAssertion|None)(?:License|Element)?$/i.test(id)
    ? "NOASSERTION"
    : id.slice(id.lastIndexOf("/") + 1);
}

function packageOf(entry: JsonObject, licenses: Map<string, string[]>): SpdxPackage | null {
  const name = asWord(entry.name);
  const purl = purlOf(entry);
  if (name === null && purl === null) return null;
  const hashes = asObjects(entry.verifiedUsing).filter(
    (hash) => hash.algorithm === "sha256" && typeOf(hash) === "Hash",
  );
  const purpose = asText(entry.software_primaryPurpose).replace(/([a-z])([A-Z])/g, "$1-$2");
  return {
    id: idOf(entry),
    name: name ?? "",
    version: asText(entry.software_packageVersion),
    purl,
    purpose: purpose.toUpperCase(),
    licenses: licenses.get(idOf(entry)) ?? [],
    digests: asTexts(hashes.map((hash) => hash.hashValue)).map((hex) => `sha256:${hex}`),
    sourceInfo: asText(entry.software_sourceInfo),
    downloadLocation: asText(entry.software_downloadLocation),
    remarks: asTexts(asList(entry.software_attributionText)),
  };
}

function purlOf(entry: JsonObject): string | null {
  const stated = asWord(entry.software_packageUrl);
  if (stated !== null) return stated;
  const identifiers = asObjects(entry.externalIdentifier);
  return asWord(identifiers.find((id) => id.externalIdentifierType === "packageUrl")?.identifier);
}
