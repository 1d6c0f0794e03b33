import type { Rule } from "../../reading.ts";
import { asList, asObject, asObjects, asText } from "../json-value.ts";
import { statedProbability, statedScore } from "../stated-score.ts";

/** What other sources say of a vulnerability of the report, by its id there. */
export type Enrichments = Map<string, Pick<Rule, "cvss" | "epss" | "kev">>;

/** Keys name the enricher: `message/vnd.clair.map.vulnerability; enricher=clair.cvss schema=…`. */
const ENRICHER = /\benricher=clair\.(cvss|epss|kev)\b/;

export function enrichmentsOf(stated: Record<string, unknown> | null | undefined): Enrichments {
  const found: Enrichments = new Map();
  for (const [key, value] of Object.entries(stated ?? {})) {
    const enricher = ENRICHER.exec(key)?.[1];
    if (enricher === undefined) continue;
    for (const byId of asObjects(value)) {
      for (const [id, records] of Object.entries(byId)) {
        const known = found.get(id) ?? { cvss: [], epss: null, kev: null };
        found.set(id, enriched(known, enricher, records));
      }
    }
  }
  return found;
}

function enriched(known: Pick<Rule, "cvss" | "epss" | "kev">, enricher: string, records: unknown) {
  if (enricher === "kev") return { ...known, kev: asList(records).length > 0 ? true : known.kev };
  if (enricher === "epss") {
    const scores = asObjects(records).flatMap(({ epss }) => statedProbability(epss) ?? []);
    return { ...known, epss: scores.length === 0 ? known.epss : Math.max(...scores) };
  }
  const scores = asObjects(records).flatMap((raw) => {
    // Old schemas of NVD wrap the score in a metric with its source.
    const record = asObject(raw.cvssData) ?? raw;
    return statedScore({
      score: record.baseScore,
      vector: asText(record.vectorString),
      version: asText(record.version),
      source: asText(raw.source) || "nvd",
    });
  });
  return { ...known, cvss: [...known.cvss, ...scores] };
}
