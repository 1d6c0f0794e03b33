import { parseArgs } from "node:util";
import { describeDelivery, sendReport, settledDelivery } from "../agents/delivery/report.ts";
import type { Server } from "../agents/delivery/request.ts";
import { readInput } from "./input.ts";
import { PUSH_OPTIONS } from "./options.ts";
import { serverOf } from "./server.ts";

const USAGE = "usage: plimsoll push FILE… --url URL --token TOKEN [--subject KIND:NAME]";

/**
 * `plimsoll push FILE… --url URL --token TOKEN` (`-`: what comes through the pipe): sends each document, waits until it is applied and says what changed.
 * 0: all applied. 1: one was refused, held or failed. 2: the command line cannot be read.
 */
export const push = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: PUSH_OPTIONS });
  const server = serverOf(positionals.length > 0 ? values : { url: "", token: "" }, USAGE);
  let failed = false;
  for (const file of positionals) {
    const done = await pushFile(file, values.subject ?? [], server);
    console.log(`${file}: ${done.text}`);
    failed ||= !done.applied;
  }
  return failed ? 1 : 0;
};

const pushFile = async (
  file: string,
  subjects: string[],
  server: Server,
): Promise<{ applied: boolean; text: string }> => {
  try {
    const { body, name, changed } = await readInput(file);
    const { deliveryId } = await sendReport(server, { body, name, observedAt: changed, subjects });
    return describeDelivery(await settledDelivery(server, deliveryId));
  } catch (error) {
    return { applied: false, text: (error as Error).message };
  }
};
