import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { type Place, placesIn } from "./places/write.ts";

/** As many at a time: a place that was away for a day gets the rest in the next minutes. */
const AT_ONCE = 50;

/**
 * Takes every checkpoint that a place has not had yet there, in order. A place that does not take one keeps its turn and
 * says why; the others go on.
 */
export const deliverCheckpoints = async (places: readonly Place[] = placesIn(process.env)): Promise<void> => {
  for (const place of places) await deliverTo(place);
};

const deliverTo = async (place: Place): Promise<void> => {
  await sql`insert into checkpoint_delivery (place) values (${place.name}) on conflict do nothing`;
  const waiting = await sql<{ id: number; size: number; note: string; at: Date }>`
    select c.id, c.size::float8 as size, c.note, c.at from audit_checkpoint c, checkpoint_delivery d
    where d.place = ${place.name} and c.id > d.checkpoint_id order by c.id limit ${AT_ONCE}`;
  for (const { id, size, note, at } of waiting) {
    try {
      await place.send(note, at.toISOString());
    } catch (error) {
      await sql`update checkpoint_delivery set problem = ${(error as Error).message.slice(0, 500)} where place = ${place.name}`;
      return;
    }
    await sql`update checkpoint_delivery set checkpoint_id = ${id}, size = ${size}::bigint, delivered_at = ${clock()}, problem = null
      where place = ${place.name}`;
  }
};
