import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { withoutCredentials } from "../source-url.ts";
import { newTally } from "../tally.ts";
import { vexReading } from "../vex-reading.ts";
import { OPENVEX_VERSIONS, OpenVexDocument } from "./schema.ts";
import { type Inherited, readStatement } from "./statement.ts";

/** Statements of a maker or a house about vulnerabilities in products. They decide nothing until a person agrees. */
export const openvex: Adapter = {
  format: "openvex",
  title: "OpenVEX 0.0.1 and 0.2.0: statements on exploitability (JSON)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

/** Also what only looks like it, so that a context that nobody knows is named instead of "not recognised". */
function recognises(document: unknown): boolean {
  const vex = asObject(document);
  if (vex === null) return false;
  if (asText(vex["@context"]).includes("openvex")) return true;
  return Array.isArray(vex.statements) && ("@context" in vex || vex.format === "text/vex+json");
}

function read(document: unknown): Reading {
  checkContext(document as JsonObject);
  const vex = parseEnvelope(OpenVexDocument, document);
  const tally = newTally();
  tally.counts.statements = vex.statements.length;
  const inherited: Inherited = {
    author: authorOf(vex),
    at: scanTime(vex.timestamp) ?? scanTime(vex.last_updated),
  };
  const statements = vex.statements.flatMap((entry, index) => {
    const statement = readStatement(entry, step("/statements", index), inherited, tally);
    return statement === null ? [] : [statement];
  });
  const general = statements.filter(({ products }) => products.length === 0).length;
  if (general > 0) {
    const reason = `${general} of ${statements.length} statements name no product`;
    tally.notes.push({ path: "/statements", reason, loses: false });
  }
  return vexReading({
    format: openvex.format,
    tool: { name: withoutCredentials(asWord(vex.tooling) ?? "OpenVEX"), version: null },
    asOf: scanTime(vex.last_updated) ?? scanTime(vex.timestamp),
    statements,
    tally,
  });
}

/** The context carries the version; without one it is of the time when there was only 0.0.1. */
function checkContext(vex: JsonObject): void {
  const context = asText(vex["@context"]);
  const known = /^https?:\/\/(?:www\.)?openvex\.dev\/ns(?:\/v(\d+(?:\.\d+)*))?\/?$/.exec(context.trim());
  if (known !== null && OPENVEX_VERSIONS.includes(known[1] ?? "0.0.1")) return;
  const shown = context === "" ? "(none)" : JSON.stringify(context);
  throw new UnreadableDocument("/@context", `OpenVEX context ${shown} is not supported`);
}

function authorOf(vex: OpenVexDocument): string {
  const [author, role] = [asWord(vex.author), asWord(vex.role)];
  return author !== null && role !== null ? `${author} (${role})` : (author ?? role ?? "");
}
