import { sql } from "../../db/client.ts";
import { applyDelivery } from "../../ingest/jobs.ts";
import { lane } from "../estate/estate.ts";
import { differences, readState } from "../state.ts";
import { applyAll, forgetAll } from "./apply.ts";
import type { Property } from "./property.ts";

/** Rows of what people see that a transaction since `from` wrote. */
const rowsWritten = async (from: string): Promise<string[]> => {
  const rows = await sql<{ what: string; n: number }>`
    select what, count(*)::int as n from (
      select 'finding' as what, xmin from finding union all select 'occurrence', xmin from occurrence
      union all select 'occurrence_past', xmin from occurrence_past union all select 'finding_count', xmin from finding_count
      union all select 'area_state', xmin from area_state union all select 'timeline_entry', xmin from timeline_entry
      union all select 'check_result', xmin from check_result union all select 'statement', xmin from statement) r
    where xmin::text::bigint >= ${from}::bigint group by 1`;
  return rows.map(({ what, n }) => `${n} rows of ${what} were written`);
};

/** As a person would who presses "replay" on each: applied once more, on top of itself. */
const replayEach = async (): Promise<void> => {
  const rows = await sql<{ id: number }>`update delivery set state = 'queued' returning id`;
  for (const { id } of rows.toSorted((a, b) => a.id - b.id))
    await applyDelivery({ deliveryId: id }, { attempt: 1, last: false });
};

export const replay: Property = {
  about: "a document sent again writes nothing; one replayed on top of itself changes nothing",
  async check(n, chance) {
    const failures: string[] = [];
    for (let number = 0; number < n; number++) {
      const own = chance.fork(number);
      const { messages } = lane(
        number,
        3 + own.below(5),
        new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000),
        own,
      );
      await forgetAll();
      await applyAll(messages);
      const before = await readState({ story: false });
      const [now] = await sql<{ id: string }>`select pg_current_xact_id()::text as id`;
      await applyAll(own.shuffled(messages));
      const found = await rowsWritten(now!.id);
      await replayEach();
      found.push(...differences(before, await readState({ story: false })));
      if (found.length === 0) continue;
      failures.push([`seed ${own.seed}`, ...messages.map(({ label }) => `  ${label}`), ...found].join("\n"));
    }
    return { passed: n - failures.length, failures };
  },
};
