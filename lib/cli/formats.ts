import { ADAPTERS } from "../ingest/adapters/adapters.ts";

/** `plimsoll formats`: the explicit list the worker goes by, in the order in which it tries. */
export const formats = async (): Promise<number> => {
  for (const { format, tier, title } of ADAPTERS)
    console.log(`${format.padEnd(16)} ${tier.padEnd(9)} ${title}`);
  return 0;
};
