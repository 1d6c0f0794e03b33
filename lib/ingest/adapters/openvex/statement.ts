import { VEX_STATUSES, type VexStatement, type VexStatus } from "../../reading/knowledge.ts";
import { scanTime } from "../../scan-time.ts";
import { asList, asObject, asText, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import type { Tally } from "../tally.ts";
import { identifiersOf, productsOf } from "./product.ts";

/** What a statement has from its document where it says nothing itself. */
export interface Inherited {
  author: string;
  at: string | null;
}

/** What OpenVEX's own library writes where nobody said what to do. */
const NO_ACTION = "No action statement provided";

/**
 * One statement; null where it names no vulnerability, a status that OpenVEX doesn't know, or only products without
 * identifiers, which `tally` then says.
 */
export function readStatement(
  raw: unknown,
  at: string,
  inherited: Inherited,
  tally: Tally,
): VexStatement | null {
  const skip = (path: string, reason: string) => {
    tally.skipped.push({ path, reason });
    return null;
  };
  const entry = asObject(raw);
  if (entry === null) return skip(at, "not an object");
  const vulnerability = vulnerabilityOf(entry.vulnerability);
  if (vulnerability === null) return skip(step(at, "vulnerability"), "no vulnerability");
  const status = asText(entry.status).trim();
  if (!isStatus(status))
    return skip(step(at, "status"), `unknown status ${JSON.stringify(entry.status) ?? "(none)"}`);
  const products = productsIn(entry, at, tally);
  // One about products that cannot be told is about nothing; one that names none may be about all that is attested.
  if (products.length === 0 && asList(entry.products).length > 0) return null;
  const action = asWord(entry.action_statement) ?? "";
  return {
    ...vulnerability,
    products,
    status,
    justification: asWord(entry.justification) ?? "",
    impact: asTexts([entry.impact_statement, entry.status_notes]).join("\n"),
    action: action === NO_ACTION ? "" : action,
    author: inherited.author,
    at: scanTime(entry.last_updated) ?? scanTime(entry.timestamp) ?? inherited.at,
  };
}

const isStatus = (word: string): word is VexStatus => (VEX_STATUSES as readonly string[]).includes(word);

/** A text (0.0.1), or an object whose name is the id; one with an IRI alone ends in it. */
function vulnerabilityOf(value: unknown): Pick<VexStatement, "vulnerability" | "aliases"> | null {
  const object = asObject(value);
  const iri = asWord(object?.["@id"]);
  const id = asWord(value) ?? asWord(object?.name) ?? iri?.split(/[/#]/).findLast((part) => part !== "");
  if (id === undefined) return null;
  const aliases = asTexts(object?.aliases).map((alias) => alias.trim());
  return { vulnerability: id, aliases: aliases.filter((alias) => alias !== id) };
}

/** None at all is allowed: in an attestation its subjects are the products. */
function productsIn(entry: JsonObject, at: string, tally: Tally): VexStatement["products"] {
  const shared = asList(entry.subcomponents).flatMap(identifiersOf);
  return asList(entry.products).flatMap((raw, index) => {
    const products = productsOf(raw, shared);
    if (products.length === 0)
      tally.skipped.push({ path: step(step(at, "products"), index), reason: "no identifier" });
    return products;
  });
}
