import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { newTally } from "../tally.ts";
import { vexReading } from "../vex-reading.ts";
import { readProductTree } from "./product-tree.ts";
import { CSAF_VERSIONS, CsafDocument } from "./schema.ts";
import { type Issuer, readVulnerability } from "./vulnerability.ts";

/** A maker's word on which of its products a vulnerability concerns. It decides nothing until a person agrees. */
export const csaf: Adapter = {
  format: "csaf",
  title: "CSAF 2.0 and 2.1: VEX and security advisories (JSON)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

/** Also what only looks like it, so that a version that nobody knows is named instead of "not recognised". */
function recognises(value: unknown): boolean {
  const document = asObject(asObject(value)?.document);
  if (document === null) return false;
  if ("csaf_version" in document) return true;
  return asObject(document.tracking) !== null && asObject(document.publisher) !== null;
}

function read(value: unknown): Reading {
  checkVersion(value as JsonObject);
  const { document, product_tree: tree, vulnerabilities } = parseEnvelope(CsafDocument, value);
  const tracking = asObject(document.tracking);
  const released = scanTime(tracking?.current_release_date) ?? scanTime(tracking?.initial_release_date);
  const tally = newTally();
  if (asText(tracking?.status) === "draft")
    tally.notes.push({ path: "/document/tracking/status", reason: "this is a draft", loses: false });
  const issuer: Issuer = { author: asWord(asObject(document.publisher)?.name) ?? "", at: released };
  const products = readProductTree(tree);
  const statements = (vulnerabilities ?? []).flatMap((entry, index) =>
    readVulnerability(entry, step("/vulnerabilities", index), { products, issuer, tally }),
  );
  const engine = asObject(asObject(tracking?.generator)?.engine);
  const tool = { name: asWord(engine?.name) ?? "CSAF", version: asWord(engine?.version) };
  return vexReading({ format: csaf.format, tool, asOf: released, statements, tally });
}

function checkVersion(value: JsonObject): void {
  const version = asObject(value.document)?.csaf_version;
  if (CSAF_VERSIONS.includes(asText(version))) return;
  const shown = JSON.stringify(version) ?? "(none)";
  throw new UnreadableDocument("/document/csaf_version", `CSAF version ${shown} is not supported`);
}
