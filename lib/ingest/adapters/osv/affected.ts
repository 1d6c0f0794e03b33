import type { AffectedPackage, AffectedRange } from "../../reading/knowledge.ts";
import type { Skip } from "../../reading.ts";
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
import { withoutCredentials } from "../source-url.ts";

const RANGE_TYPES: readonly string[] = ["SEMVER", "ECOSYSTEM", "GIT"];

/** What a record says is affected. An entry without a package is about the repository of its commits. */
export function affectedIn(record: JsonObject, at: string, skipped: Skip[]): AffectedPackage[] {
  return asList(record.affected).flatMap((raw, index) => {
    const path = step(step(at, "affected"), index);
    const entry = asObject(raw);
    const named = asObject(entry?.package);
    const repository = asObjects(entry?.ranges)
      .map(({ repo }) => asWord(repo))
      .find((repo) => repo !== null);
    const name = asWord(named?.name) ?? withoutCredentials(repository ?? "");
    const purl = asWord(named?.purl);
    if (entry === null || (name === "" && purl === null)) {
      skipped.push({ path, reason: "no package" });
      return [];
    }
    return [
      {
        ecosystem: asText(named?.ecosystem),
        name,
        purl,
        versions: asTexts(entry.versions),
        ranges: rangesIn(entry, path, skipped),
      },
    ];
  });
}

function rangesIn(entry: JsonObject, at: string, skipped: Skip[]): AffectedRange[] {
  return asList(entry.ranges).flatMap((raw, index) => {
    const range = asObject(raw);
    const type = asText(range?.type);
    if (!isRangeType(type)) {
      const path = step(step(at, "ranges"), index);
      skipped.push({ path, reason: `unknown type of range ${JSON.stringify(range?.type) ?? "(none)"}` });
      return [];
    }
    return [{ type, events: asObjects(range?.events).map(eventOf) }];
  });
}

const isRangeType = (type: string): type is AffectedRange["type"] => RANGE_TYPES.includes(type);

function eventOf(raw: JsonObject): AffectedRange["events"][number] {
  const event: AffectedRange["events"][number] = {};
  const [introduced, fixed] = [asWord(raw.introduced), asWord(raw.fixed)];
  const [lastAffected, limit] = [asWord(raw.last_affected), asWord(raw.limit)];
  if (introduced !== null) event.introduced = introduced;
  if (fixed !== null) event.fixed = fixed;
  if (lastAffected !== null) event.lastAffected = lastAffected;
  if (limit !== null) event.limit = limit;
  return event;
}
