import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import type { CheckUps } from "./schema.ts";

/** Keeps what a check-up found, in place of what it found before. It changes nothing that anybody decided. */
export const saveCheckUp = async <K extends keyof CheckUps>(name: K, result: CheckUps[K]): Promise<void> => {
  await sql`insert into check_up (name, at, result) values (${name}, ${clock()}, ${JSON.stringify(result)}::jsonb)
    on conflict (name) do update set at = excluded.at, result = excluded.result`;
};
