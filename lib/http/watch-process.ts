import { beginDraining } from "../operations/health/read.ts";
import { hurryTraces, startTracing } from "../tracing.ts";

/** What the web process does beside answering: traces, and SIGTERM, on which it is no longer ready while it drains. */
export const watchProcess = async (): Promise<void> => {
  await startTracing("plimsoll-web");
  process.once("SIGTERM", () => {
    beginDraining();
    hurryTraces();
  });
};
