import { bareImage } from "../../bare-image.ts";
import { componentOf } from "../../identity/component.ts";
import type { ImageMention, Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { arnOf } from "../arn.ts";
import { checkObservation } from "../check-entry.ts";
import { platformOf } from "../image-name.ts";
import {
  asList,
  asNumber,
  asObject,
  asObjects,
  asText,
  asTexts,
  asWord,
  type JsonObject,
} from "../json-value.ts";

/** An image of ECR that a finding is of; null for every other resource. */
export function imageOf(resource: JsonObject): ImageMention | null {
  if (resource.Type !== "AwsEcrContainerImage") return null;
  const details = asObject(asObject(resource.Details)?.AwsEcrContainerImage);
  const arn = arnOf(resource.Id);
  const repository =
    asWord(details?.RepositoryName) ?? /:repository\/(.+?)(?:\/sha256:\w+)?$/.exec(asText(resource.Id))?.[1];
  const account = asWord(details?.RegistryId) ?? arn?.account ?? "";
  const region = asWord(resource.Region) ?? arn?.region ?? "";
  if (!repository || account === "" || region === "") return null;
  const name = `${account}.dkr.ecr.${region}.amazonaws.com/${repository}`;
  const digest =
    asWord(details?.ImageDigest) ?? /sha256:[0-9a-f]{64}$/.exec(asText(resource.Id))?.[0] ?? null;
  const tags = asTexts(details?.ImageTags).map((tag) => `${name}:${tag}`);
  const repoDigests = digest === null ? [] : [`${name}@${digest}`];
  return {
    ...bareImage(tags[0] ?? name),
    references: [...tags, ...repoDigests],
    tags,
    repoDigests,
    platform: platformOf("linux", asWord(details?.Architecture), null),
  };
}

/** The vulnerable packages of a finding, one observation for each (Amazon Inspector). */
export function vulnerabilitiesOf(finding: JsonObject, slice: string): Observation[] {
  const severity = severityOf(asObject(finding.Severity)?.Label);
  return asObjects(finding.Vulnerabilities).flatMap((vulnerability) => {
    const id = asWord(vulnerability.Id);
    if (id === null) return [];
    const rule = {
      id,
      title: asText(finding.Title),
      description: asText(finding.Description),
      references: asTexts(vulnerability.ReferenceUrls),
      cvss: cvssOf(vulnerability),
      epss: asNumber(vulnerability.EpssScore),
    };
    return asObjects(vulnerability.VulnerablePackages).map((pack) => {
      const fixed = asWord(pack.FixedInVersion)?.replace(/^0:(?=\d)/, "") ?? "";
      const isFixed = fixed !== "" && !/^not ?available$/i.test(fixed);
      return {
        ...checkObservation({ kind: "vulnerability", slice, rule, ...severity, outcome: "fail" }),
        component: componentOf(null, asText(pack.Name), (asWord(pack.PackageManager) ?? "").toLowerCase()),
        version: asText(pack.Version),
        fixedVersion: isFixed ? fixed : "",
        fixState: isFixed ? "fixed" : "",
        place: asText(pack.FilePath),
        layer: asWord(pack.SourceLayerHash),
      };
    });
  });
}

function cvssOf(vulnerability: JsonObject): Observation["rule"]["cvss"] {
  return asList(vulnerability.Cvss).flatMap((raw) => {
    const cvss = asObject(raw);
    const score = asNumber(cvss?.BaseScore);
    const vector = asWord(cvss?.BaseVector);
    if (score === null || vector === null) return [];
    return [{ version: asText(cvss?.Version), vector, score, source: asText(cvss?.Source) }];
  });
}
