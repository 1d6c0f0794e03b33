import { sql } from "../../db/client.ts";

/** The reports whose word stands on these assets now, by number. */
export const readStandingReports = async (assetIds: number[]): Promise<string[]> => {
  const rows = await sql<{ id: string }>`
    select distinct s.report_id::text as id from applied a join statement s on s.id = a.statement_id
    where a.asset_id = any(${assetIds}::int[])`;
  return rows.map(({ id }) => id);
};
