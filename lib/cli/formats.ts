import { parseArgs } from "node:util";
import { ADAPTERS } from "../ingest/adapters/adapters.ts";
import { FORMATS_OPTIONS } from "./options.ts";

/** The list as docs/formats.md prints it; a test keeps the two the same. */
export const formatTable = (): string =>
  [
    "| format | tier | documents |",
    "| --- | --- | --- |",
    ...ADAPTERS.map(({ format, tier, title }) => `| \`${format}\` | ${tier} | ${title} |`),
  ].join("\n");

/** `plimsoll formats`: the explicit list the worker goes by, in the order in which it tries. */
export const formats = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({ args, options: FORMATS_OPTIONS });
  if (values.markdown) console.log(formatTable());
  else
    for (const { format, tier, title } of ADAPTERS)
      console.log(`${format.padEnd(16)} ${tier.padEnd(9)} ${title}`);
  return 0;
};
