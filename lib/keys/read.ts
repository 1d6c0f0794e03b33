import { sql } from "../db/client.ts";
import type { Rotation, SealedCount } from "./schema.ts";

/** How many rows each key seals, by table. */
export const countSealed = async (): Promise<SealedCount[]> => {
  const rows = await sql<SealedCount>`
    select source as table, case layout when 2 then encode(key, 'hex') else 'layout 1' end as key, count(*)::int as rows
    from (
      select 'report' as source, get_byte(body, 0) as layout, substring(body from 2 for 8) as key from report where body is not null
      union all
      select 'destination', get_byte(sealed, 0), substring(sealed from 2 for 8) from destination
      union all
      select 'attestation', get_byte(file_sealed, 0), substring(file_sealed from 2 for 8) from attestation where file_sealed is not null
      union all
      select 'totp', get_byte(sealed, 0), substring(sealed from 2 for 8) from totp
    ) sealed
    group by 1, 2 order by 1, 2`;
  return rows;
};

/** The newest rotation, or the one asked for. */
export const findRotation = async (id: number | null = null): Promise<Rotation | null> => {
  const [row] = await sql<Rotation>`
    select id, key_id as "keyId", total, done, failed, finished_at is not null as finished
    from key_rotation where ${id}::int is null or id = ${id}::int order by id desc limit 1`;
  return row ?? null;
};
