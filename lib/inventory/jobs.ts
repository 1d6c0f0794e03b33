import { sweepNow } from "./sweep/write.ts";

/** Every few minutes: what fell silent stops being live, with everything that follows from it. Running it twice changes nothing. */
export const sweepInventory = async (): Promise<void> => {
  await sweepNow();
};
