import type { Observation, Reading, Target } from "../../reading.ts";
import { distributionOf } from "../distribution.ts";
import { asList, asObject, asText, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";
import { countObservation, type Tally } from "../tally.ts";
import { CHECKS, readCompliance } from "./compliance.ts";
import { packagesIn, packageTypes } from "./packages.ts";
import { readVulnerability, SLICE } from "./vulnerability.ts";

export interface ReadEntity {
  target: Target;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

/** What twistcli and the API say of one image or repository. */
export function readEntity(entity: JsonObject, path: string, tally: Tally): ReadEntity {
  const subject = subjectOf(entity);
  const system = systemOf(entity);
  const types = packageTypes(entity.packages);
  const packages = packagesIn(entity.packages).length;
  const observations: Observation[] = [];
  const take = (found: Observation[] | string, at: string) => {
    const first = typeof found === "string" ? undefined : found[0];
    if (typeof found === "string") tally.skipped.push({ path: at, reason: found });
    else for (const observation of found) observations.push(observation);
    if (first !== undefined) countObservation(tally, first);
  };
  for (const [index, raw] of asList(entity.vulnerabilities).entries())
    take(readVulnerability(raw, types, system?.type ?? ""), step(`${path}/vulnerabilities`, index));
  const field = "complianceIssues" in entity ? "complianceIssues" : "compliances";
  for (const [index, raw] of asList(entity[field]).entries()) {
    const read = readCompliance(raw);
    take(typeof read === "string" ? read : [read], step(`${path}/${field}`, index));
  }
  tally.counts.components += packages;
  const found = observations.some((observation) => observation.slice === SLICE.key);
  const looked = packages > 0 || system !== null || found;
  return {
    target: { asset: subject.asset, slices: looked ? [SLICE, CHECKS] : [CHECKS], observations, packages },
    shown: subject.shown,
    needs: subject.needs,
  };
}

function subjectOf(entity: JsonObject) {
  const repository = asWord(entity.repository);
  if (repository !== null && !("distro" in entity) && !("repoTag" in entity)) {
    const artifact = withoutCredentials(repository);
    const asset = { kind: "source" as const, url: sourceUrl(repository), artifact };
    return { asset, shown: { kind: "source" as const, name: artifact, digest: null }, needs: null };
  }
  const name = asWord(entity.name) ?? nameOf(entity.repoTag) ?? "";
  const tags = asList(entity.tags).flatMap((tag) => nameOf(tag) ?? []);
  const repoDigests = asTexts([...asList(entity.repoDigests), entity.digest]);
  const id = [entity.id, entity._id].map(asText).find((value) => /^sha256:[0-9a-f]{64}$/.test(value));
  return namedImage({ name, tags, repoDigests, imageId: id ?? null, os: systemOf(entity)?.os ?? null });
}

/** `repoTag` of the API: registry, repository and tag apart. */
function nameOf(value: unknown): string | null {
  const parts = asObject(value);
  const repo = asWord(parts?.repo);
  if (repo === null) return null;
  const registry = asWord(parts?.registry);
  const tag = asWord(parts?.tag);
  return `${registry === null ? "" : `${registry}/`}${repo}${tag === null ? "" : `:${tag}`}`;
}

function systemOf(entity: JsonObject) {
  const stated = `${asText(entity.osDistro)} ${asText(entity.osDistroVersion)}`;
  return distributionIn(asText(entity.distro)) ?? distributionIn(stated);
}

/** As release files word it, or with a dash between name and version. */
export function distributionIn(text: string) {
  return distributionOf(text.trim().replace(/^([a-z]+)-(?=\d)/i, "$1 "));
}
