import { bareImage } from "../../bare-image.ts";
import { componentOf } from "../../identity/component.ts";
import type { ImageMention, Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { checkObservation } from "../check-entry.ts";
import { isPath, osTarget } from "../image-name.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";

/** What Trivy's template puts beside the image; null for findings of others. */
const detailsOf = (resource: JsonObject): JsonObject | null => {
  const other = asObject(asObject(resource.Details)?.Other);
  return asWord(other?.["CVE ID"]) === null ? null : other;
};

/** The image is the target of Trivy's OS result; targets of language packages name no image. */
export function trivyImage(resource: JsonObject): ImageMention | null {
  const details = asObject(resource.Details);
  const os = osTarget(asText(asObject(details?.Container)?.ImageName));
  if (os === null || detailsOf(resource) === null) return null;
  return {
    ...bareImage(os.name),
    references: isPath(os.name) ? [] : [os.name],
    os: { family: os.family, name: os.version, endOfLife: null },
  };
}

/** The one vulnerability of such a finding. */
export function trivyVulnerability(finding: JsonObject, resource: JsonObject, slice: string): Observation[] {
  const other = detailsOf(resource);
  if (other === null) return [];
  const fixed = asText(other["Patched Package"]).trim();
  const name = asText(other.PkgName) || asText(other["Installed Package"]);
  const rule = {
    id: asText(other["CVE ID"]).trim(),
    title: asText(other["CVE Title"]),
    description: asText(finding.Description),
    cvss: cvssOf(other),
  };
  return [
    {
      ...checkObservation({
        kind: "vulnerability",
        slice,
        rule,
        ...severityOf(asObject(finding.Severity)?.Label),
        outcome: "fail",
      }),
      component: componentOf(null, name, trivyImage(resource)?.os?.family ?? ""),
      version: asText(other["Installed Package"]),
      fixedVersion: fixed,
      fixState: fixed === "" ? "" : "fixed",
    },
  ];
}

function cvssOf(other: JsonObject): Observation["rule"]["cvss"] {
  const score = Number(asWord(other.NvdCvssScoreV3) ?? Number.NaN);
  const vector = asWord(other.NvdCvssVectorV3);
  if (!(score > 0) || vector === null) return [];
  return [{ version: /^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? "3.0", vector, score, source: "nvd" }];
}
