import type { Actor } from "../../../access/actor.ts";
import { demand } from "../../../access/permissions.ts";
import { sql } from "../../../db/client.ts";
import { AppError } from "../../../errors.ts";
import { SEVERITIES, type Severity } from "../../../findings/schema.ts";
import type { ComparedImage, CompareQuery, Difference, ImageComparison } from "./schema.ts";

/** As many as a page shows of each side, and of a repository's images. */
const SHOWN = 200;

/** What one image has that the other has not. @throws AppError not_found for what is no image */
export const compareImages = async (actor: Actor, query: CompareQuery): Promise<ImageComparison> => {
  demand(actor, "findings:read");
  const others = await imagesBeside(query.to);
  const to = others.find(({ id }) => id === query.to) ?? (await imageOf(query.to));
  const before =
    others[others.findIndex(({ id }) => id === to.id) + 1] ?? others.find(({ id }) => id !== to.id);
  const from = query.from === undefined ? (before ?? null) : await imageOf(query.from);
  const rows = from ? await differences(from.id, to.id) : [];
  const side = (which: Stored["side"]) => sideOf(rows.filter((row) => row.side === which));
  return { from, to, others, gone: side("gone"), new: side("new"), both: side("both") };
};

type StoredImage = Omit<ComparedImage, "builtAt" | "assessedAt"> & {
  builtAt: Date | null;
  assessedAt: Date | null;
};

const readable = ({ builtAt, assessedAt, ...image }: StoredImage): ComparedImage => ({
  ...image,
  builtAt: builtAt?.toISOString() ?? null,
  assessedAt: assessedAt?.toISOString() ?? null,
});

const imageOf = async (id: number): Promise<ComparedImage> => {
  const [row] = await sql<StoredImage>`
    select a.id, a.name, a.live, i.built_at as "builtAt",
      (select s.assessed_at from area_state s where s.asset_id = a.id and s.area = 0) as "assessedAt"
    from asset a join image_detail i on i.asset_id = a.id where a.id = ${id}`;
  if (!row) throw new AppError("not_found", `There is no image ${id}.`);
  return readable(row);
};

const imagesBeside = async (id: number): Promise<ComparedImage[]> => {
  const rows = await sql<StoredImage>`
    select a.id, a.name, a.live, i.built_at as "builtAt",
      (select s.assessed_at from area_state s where s.asset_id = a.id and s.area = 0) as "assessedAt"
    from image_detail i join asset a on a.id = i.asset_id
    where i.repository_id = (select repository_id from image_detail where asset_id = ${id})
    order by coalesce(i.built_at, a.first_seen) desc, a.id desc limit ${SHOWN}`;
  return rows.map(readable);
};

interface Stored {
  side: "gone" | "new" | "both";
  findingId: number;
  rule: string;
  component: string;
  severity: number;
  installed: string;
  fixedIn: string;
}

const differences = (from: number, to: number): Promise<Stored[]> =>
  sql<Stored>`
    with seen as (
      select o.asset_id = ${to}::int as later, f.rule_id, f.component_id, min(f.id) as id,
        min(coalesce(f.override, f.severity))::int as severity,
        string_agg(distinct v.text, ', ' order by v.text) filter (where v.text <> '') as installed,
        string_agg(distinct x.text, ', ' order by x.text) filter (where x.text <> '') as fixed
      from occurrence o join finding f on f.id = o.finding_id and f.kind < 3
      join version v on v.id = o.version_id join version x on x.id = o.fixed_id
      where o.asset_id = any(${[from, to]}::int[]) group by 1, 2, 3)
    select case when a.id is null then 'new' when b.id is null then 'gone' else 'both' end as side,
      coalesce(b.id, a.id) as "findingId", r.key as rule, c.name as component, coalesce(b.severity, a.severity) as severity,
      coalesce(b.installed, a.installed, '') as installed, coalesce(b.fixed, a.fixed, '') as "fixedIn"
    from (select * from seen where not later) a
    full join (select * from seen where later) b on b.rule_id = a.rule_id and b.component_id = a.component_id
    join rule r on r.id = coalesce(b.rule_id, a.rule_id) join component c on c.id = coalesce(b.component_id, a.component_id)
    order by coalesce(b.severity, a.severity), r.key, c.name`;

const sideOf = (rows: Stored[]): ImageComparison["new"] => {
  const named = rows.map(
    ({ side: _, severity, ...row }): Difference => ({ ...row, severity: SEVERITIES[severity]! }),
  );
  const bySeverity: Partial<Record<Severity, number>> = {};
  for (const { severity } of named) bySeverity[severity] = (bySeverity[severity] ?? 0) + 1;
  return { total: rows.length, bySeverity, rows: named.slice(0, SHOWN) };
};
