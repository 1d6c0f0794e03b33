import { systemActor } from "../../access/actor.ts";
import { log } from "../../log.ts";
import { listRetention } from "./read.ts";
import { applyRetention } from "./write.ts";

const ACTOR = systemActor("retention");

/** Every night: what is older than it is kept goes. Running it twice changes nothing. */
export const applyAllRetention = async (): Promise<void> => {
  for (const { kind, days } of await listRetention(ACTOR)) {
    if (days === null) continue;
    const rows = await applyRetention(ACTOR, kind, days);
    if (rows > 0) log.info({ kind, days, rows }, "let go by age");
  }
};
