import { rollUpNow } from "./lifetimes/roll-up/write.ts";
import { sweepNow } from "./sweep/write.ts";

/** Every few minutes: what fell silent stops being live, with everything that follows from it. Running it twice changes nothing. */
export const sweepInventory = async (): Promise<void> => {
  await sweepNow();
};

/** Every night: containers that ended long ago become counts. Running it twice changes nothing. */
export const rollUpContainers = async (): Promise<void> => {
  await rollUpNow();
};
