import { componentOf } from "../../identity/component.ts";
import type { Observation, Rule } from "../../reading.ts";
import { asList, asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";

export const XEOL_SLICE = "xeol:end-of-life";

/** Package databases list everything in one file, so their path says nothing about the package. */
const DATABASE_TYPES = new Set(["deb", "rpm", "apk", "alpm", "ebuild"]);

/**
 * One product past (or near) the end of its life: no vulnerability, but no fix for the next one either. As bad as an
 * operating system without support (own-checks.ts). A text says why it cannot be read.
 */
export function readMatch(raw: unknown): Observation | string {
  const match = asObject(raw);
  const cycle = asObject(match?.Cycle) ?? asObject(match?.cycle);
  const artifact = asObject(match?.artifact);
  if (match === null || cycle === null) return "no Cycle";
  const product = asWord(cycle.ProductName);
  if (product === null) return "no Cycle.ProductName";
  const purl = asWord(artifact?.purl);
  const component = componentOf(purl, asWord(artifact?.name) ?? product, asText(artifact?.type));
  const location = asObject(asList(artifact?.locations)[0]);
  return {
    kind: "misconfiguration",
    slice: XEOL_SLICE,
    rule: ruleOf(product, cycle),
    component,
    version: asText(artifact?.version),
    fixedVersion: "",
    place: DATABASE_TYPES.has(component.type) ? "" : asText(location?.path),
    severity: "high",
    toolSeverity: null,
    outcome: "fail",
    fixState: "end_of_life",
    layer: asWord(location?.layerID),
    detail: endOf(cycle),
  };
}

/** The date, or `true` where the publisher named none. */
function endOf(cycle: JsonObject): string {
  const date = asWord(cycle.Eol);
  return date === null || date === "true" ? "support has ended" : `support ends ${date}`;
}

function ruleOf(product: string, cycle: JsonObject): Rule {
  const release = asText(cycle.ReleaseCycle);
  const latest = asWord(cycle.LatestRelease);
  return {
    id: `xeol/${product}${release === "" ? "" : `@${release}`}`,
    aliases: [],
    title: `${product} ${release} gets no more fixes`.replace(/ {2,}/g, " "),
    description: "Its publisher ends support: vulnerabilities found from then on stay.",
    remediation:
      latest === null
        ? "Move to a supported release."
        : `Move to a supported release; the last of this one is ${latest}.`,
    references: asTexts([cycle.ProductPermalink]),
    cvss: [],
    epss: null,
    kev: null,
    publishedAt: null,
  };
}
