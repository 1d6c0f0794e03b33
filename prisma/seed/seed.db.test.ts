import { expect, it } from "vitest";
import { sql } from "../../lib/db/client.ts";
import { testDatabase } from "../../lib/db/testing.ts";
import { copyAtomic } from "../../lib/db/transaction.ts";
import { whole } from "../../lib/findings/states/standing.ts";
import { settleStates } from "../../lib/findings/states/write.ts";
import { reassess } from "../../lib/posture/write.ts";
import { fill } from "./fill.ts";
import { SCALES } from "./scale.ts";

await testDatabase();
const AT = new Date("2026-06-30T12:00:00Z");

const counts = () => sql`select * from finding_count where n > 0 order by 1, 2, 3, 4, 5`;
const hazards = () => sql`select asset_id, area, hazard, hazard_honoured from area_state order by 1, 2`;
const states = () => sql`select id, state, cause, severity from finding order by 1`;

it("seeds what the product itself would say of the same reports", async () => {
  await copyAtomic((tx) => fill(tx, SCALES.tiny, AT));
  const seeded = { counts: await counts(), hazards: await hazards(), states: await states() };
  expect(seeded.states.length).toBe(20 * 190 + 40 * 5);
  expect(new Set(seeded.states.map((row) => row.state))).toEqual(new Set([0, 2]));
  await copyAtomic(async (tx) => {
    const subjects = await tx.sql<{ id: number }>`select distinct subject_id as id from finding`;
    await settleStates(
      tx,
      subjects.map(({ id }) => whole(id)),
      { at: AT, reportId: null, actor: { kind: "system", id: "test", name: "test" } },
    );
    const assets = await tx.sql<{ id: number }>`select distinct asset_id as id from area_state`;
    await reassess(
      tx,
      assets.map(({ id }) => id),
    );
  });
  expect({ counts: await counts(), hazards: await hazards(), states: await states() }).toEqual(seeded);
});
