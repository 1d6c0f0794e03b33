import type { Advisory } from "../../reading/knowledge.ts";
import { bareAdvisory, recordTime } from "../feed-reading.ts";
import { asNumber, asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";

/** Newest first: the first one's word is the record's. */
const METRICS = ["cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2"];

/** One record. It names products by CPE, which no package of an image goes by: they are left out. */
export function advisoryOf(id: string, cve: JsonObject): Advisory {
  const metrics = metricsOf(cve);
  const modifiedAt = recordTime(cve.lastModified);
  const publishedAt = recordTime(cve.published);
  const isRejected = /^reject/i.test(asText(cve.vulnStatus).trim());
  return {
    ...bareAdvisory(id),
    summary: asText(cve.cisaVulnerabilityName),
    details: englishOf(cve.descriptions),
    references: asTexts(asObjects(cve.references).map(({ url }) => url)),
    publishedAt,
    modifiedAt,
    withdrawnAt: isRejected ? (modifiedAt ?? publishedAt) : null,
    cvss: metrics.flatMap(cvssOf),
    severity: metrics.map(severityOf).find((word) => word !== "") ?? "",
  };
}

/** English is always there in NVD's own records; mirrors may have another language only. */
function englishOf(descriptions: unknown): string {
  const texts = asObjects(descriptions);
  const english = texts.find(({ lang }) => /^en\b/i.test(asText(lang)));
  return asText((english ?? texts[0])?.value);
}

/** NVD's own assessment before those of others, within each version. */
function metricsOf(cve: JsonObject): JsonObject[] {
  const metrics = asObject(cve.metrics) ?? {};
  return METRICS.flatMap((name) => {
    const rated = asObjects(metrics[name]);
    const own = rated.filter(({ type }) => type === "Primary");
    return [...own, ...rated.filter(({ type }) => type !== "Primary")];
  });
}

function cvssOf(metric: JsonObject): Advisory["cvss"] {
  const data = asObject(metric.cvssData);
  const [version, score] = [asWord(data?.version), asNumber(data?.baseScore)];
  const vector = asText(data?.vectorString);
  if (version === null || (score === null && vector === "")) return [];
  return [{ version, vector, score, source: asText(metric.source) }];
}

/** Version 2 has no words of its own: NVD's stands beside it. */
const severityOf = (metric: JsonObject): string =>
  asWord(asObject(metric.cvssData)?.baseSeverity) ?? asText(metric.baseSeverity);
