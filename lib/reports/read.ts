import { createHash } from "node:crypto";
import { sql } from "../db/client.ts";
import type { ToolUse } from "./schema.ts";

interface InEffect {
  tools: ToolUse[];
  reports: { count: number; digest: string };
}

/**
 * The reports whose word stands on these assets, by tool, and one digest over all of them: now, or of what had been
 * recorded by a moment.
 */
export const readReportsInEffect = async (assetIds: number[], at: Date | null = null): Promise<InEffect> => {
  const rows = await sql<ToolUse & { digests: string[] }>`
    with standing as (
      select distinct s.report_id, s.observed_at from applied a join statement s on s.id = a.statement_id
      where ${at}::timestamptz is null and a.asset_id = any(${assetIds}::int[])
      union
      select report_id, observed_at from (
        select distinct on (s.asset_id, n.slice) s.report_id, s.observed_at
        from statement s cross join lateral unnest(s.slices) n(slice)
        where s.recorded_at <= ${at}::timestamptz and s.asset_id = any(${assetIds}::int[])
        order by s.asset_id, n.slice, s.observed_at desc, s.sequence desc, s.sha256 desc) then_in_effect)
    select coalesce(p.tool_name, 'unknown') as name, coalesce(string_agg(distinct p.tool_version, ', '), '') as versions,
      count(distinct p.id)::int as reports, min(t.observed_at) as oldest, max(t.observed_at) as newest,
      max(f.built) as "feedBuiltAt", array_agg(distinct p.sha256) as digests
    from standing t join report p on p.id = t.report_id
    left join lateral (select max(x ->> 'builtAt') as built from jsonb_array_elements(coalesce(p.feeds, '[]'::jsonb)) x) f on true
    group by 1 order by reports desc, name`;
  const digests = [...new Set(rows.flatMap((row) => row.digests))].sort();
  return {
    tools: rows.map(({ digests: _, ...tool }) => tool),
    reports: { count: digests.length, digest: createHash("sha256").update(digests.join("\n")).digest("hex") },
  };
};
