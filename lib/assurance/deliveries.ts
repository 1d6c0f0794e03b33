import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "../db/client.ts";

/** What became of the deliveries that are asked for; a database that is away for a moment is asked again. */
export const statesOf = async (deliveryIds: number[], deadline: number): Promise<Map<number, string>> => {
  for (;;) {
    try {
      const rows = await sql<{ id: number; state: string }>`
        select id, state from delivery where id = any(${deliveryIds}::int[])`;
      return new Map(rows.map((row) => [row.id, row.state]));
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
};

/** Waits until none of them is queued any more. @throws Error naming those that still are at the deadline */
export const settled = async (deliveryIds: number[], deadline: number): Promise<Map<number, string>> => {
  for (;;) {
    const states = await statesOf(deliveryIds, deadline);
    const waiting = deliveryIds.filter((id) => states.get(id) === "queued");
    if (waiting.length === 0) return states;
    if (Date.now() > deadline)
      throw new Error(`still queued: ${waiting.length} deliveries, the first ${waiting[0]}`);
    await sleep(50);
  }
};
