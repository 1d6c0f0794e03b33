import { sql } from "../db/client.ts";
import { SEVERITIES } from "../findings/schema.ts";
import { hazardUnits } from "../posture/hazard.ts";

/** Roll-ups, counted anew by the database in one statement. Answers the cells that say something else. */
export const wrongRollups = async (): Promise<string[]> => {
  const rows = await sql<object>`
    with counted as (
      select subject_id, kind, coalesce(override, severity) as severity, status, state, platform, count(*)::int as n
      from finding group by 1, 2, 3, 4, 5, 6)
    select subject_id, kind, severity, status, state, platform, c.n as counted, k.n as kept
    from counted c full join finding_count k using (subject_id, kind, severity, status, state, platform)
    where c.n is distinct from k.n`;
  return rows.map((row) => `roll-up ${JSON.stringify(row)}`);
};

interface Present {
  assetId: number;
  area: number;
  rule: number;
  component: number;
  subject: number;
  severity: number;
  epss: number | null;
  kev: boolean;
  members: number[] | null;
}

/** Hazards, summed anew from everything that is present. Answers the areas that say something else. */
export const wrongHazards = async (): Promise<string[]> => {
  const present = await sql<Present>`
    select o.asset_id as "assetId", s.area::int, f.rule_id as rule, f.component_id as component, f.subject_id as subject,
      coalesce(f.override, o.severity)::int as severity, r.epss, r.kev,
      (select array_agg(m.member_id) from bundle_member m where r.bundle and m.rule_id = f.rule_id) as members
    from occurrence o join slice s on s.id = o.slice_id join finding f on f.id = o.finding_id join rule r on r.id = f.rule_id`;
  const kept = await sql<{ assetId: number; area: number; hazard: number }>`
    select asset_id as "assetId", area::int, hazard from area_state`;
  const expected = summed(present);
  return kept.flatMap(({ assetId, area, hazard }) => {
    const should = expected.get(`${assetId}/${area}`) ?? 0;
    return hazard === should
      ? []
      : [`hazard of asset ${assetId}, area ${area}: ${hazard} kept, ${should} present`];
  });
};

/** Each rule once per area, at its worst; a bundle only where none of its members stands beside it. */
const summed = (present: Present[]): Map<string, number> => {
  const standing = new Set(present.map((p) => `${p.assetId}/${p.component}/${p.rule}`));
  const worst = new Map<string, Map<number, number>>();
  for (const p of present) {
    if (p.members?.some((member) => standing.has(`${p.assetId}/${p.component}/${member}`))) continue;
    const units = hazardUnits({ severity: SEVERITIES[p.severity]!, epss: p.epss, kev: p.kev });
    const area = worst.get(`${p.assetId}/${p.area}`) ?? new Map<number, number>();
    area.set(p.rule, Math.max(units, area.get(p.rule) ?? 0));
    worst.set(`${p.assetId}/${p.area}`, area);
  }
  return new Map([...worst].map(([key, rules]) => [key, [...rules.values()].reduce((a, b) => a + b, 0)]));
};
