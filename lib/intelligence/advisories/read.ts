import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import type { AdvisoriesView } from "./schema.ts";

const OLD_MS = 7 * 86_400_000;
/** Archives are not taken apart here: the records of one come through the pipe one after the other. */
const COMMAND =
  "curl --fail --silent --show-error --location --remote-name https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip && unzip -p all.zip > osv-npm.json";

export const countAdvisories = async (actor: Actor): Promise<AdvisoriesView> => {
  demand(actor, "collectors:read");
  const [row] = await sql<{ records: number; withdrawn: number; newest: string | null; concerned: number }>`
    select count(*)::int as records, count(withdrawn)::int as withdrawn, max(nullif(modified, '')) as newest,
      (select count(*)::int from advisory a join rule r on r.kind = 0 and r.key = a.key) as concerned
    from advisory`;
  const { newest } = row!;
  return {
    ...row!,
    old: newest === null || clock().getTime() - Date.parse(newest) > OLD_MS,
    command: COMMAND,
  };
};
