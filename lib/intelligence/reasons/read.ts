import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { MATCH_SLICE, rangeOf } from "../matching/observation.ts";
import { findAffected, listedPackages } from "../matching/read.ts";
import { matchPackages } from "../matching.ts";
import type { MatchReason } from "./schema.ts";

/** So many assets are looked at; on others the same records say the same. */
const ASSETS = 5;

/** Why matching says that a finding is there: worked out anew, from the bills and advisories as they are now. */
export const listMatchReasons = async (actor: Actor, findingId: number): Promise<MatchReason[]> => {
  demand(actor, "findings:read");
  const places = await sql<{ assetId: number; componentId: number }>`
    select distinct o.asset_id as "assetId", f.component_id as "componentId"
    from finding f join lateral (
      select f.subject_id as id union all select asset_id from image_detail where repository_id = f.subject_id) own on true
    join occurrence o on o.asset_id = own.id and o.finding_id = f.id
    join slice s on s.id = o.slice_id and s.key = ${MATCH_SLICE.key}
    where f.id = ${findingId} order by 1 limit ${ASSETS}`;
  const records = await recordsOf(findingId);
  const reasons = new Map<string, MatchReason>();
  for (const { assetId, componentId } of places) {
    const packages = await listedPackages({ sql }, assetId, componentId);
    for (const match of matchPackages(packages, await findAffected({ sql }, packages))) {
      const record = records.get(match.affected.advisoryId);
      if (!record) continue;
      const { ecosystem, package: name } = match.affected;
      const reason = {
        ...record,
        ecosystem,
        package: name.slice(name.indexOf("/") + 1),
        version: match.entry.version,
        range: rangeOf(match),
        fixedVersion: match.fixedVersion,
      };
      reasons.set(JSON.stringify(reason), reason);
    }
  }
  return [...reasons.values()];
};

/** Advisories that go by the finding's rule, under whatever name. */
const recordsOf = async (
  findingId: number,
): Promise<Map<number, Pick<MatchReason, "record" | "modified">>> => {
  const rows = await sql<{ id: number; record: string; modified: string | null }>`
    select a.id, a.key as record, nullif(a.modified, '') as modified
    from finding f join rule r on r.kind = f.kind and (r.id = f.rule_id or r.canonical_id = f.rule_id)
    join advisory a on a.key = r.key where f.id = ${findingId} order by a.key`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
};
