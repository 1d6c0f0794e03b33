import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "../lib/db/embedded.ts";

/** What runs now and has to end with the bench. */
const running = new Set<() => Promise<void>>();

/** A database server that ends with the bench, Ctrl-C included. @param cleanUp what is left to do once it is gone */
export const startServer = async (
  options: EmbeddedOptions,
  cleanUp: () => void = () => {},
): Promise<EmbeddedServer> => {
  // Ctrl-C may come while it starts: then it is stopped as soon as it is there.
  const starting = startEmbedded(options);
  const stop = async () => {
    if (!running.delete(stop)) return;
    await starting.then((server) => server.stop()).finally(cleanUp);
  };
  running.add(stop);
  return { ...(await starting), stop };
};

let ending = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, async () => {
    if (ending) return;
    ending = true;
    // What is still under way fails now; that is no news.
    process.on("uncaughtException", () => undefined);
    console.error(`bench: ${signal}, stopping the database`);
    await Promise.allSettled([...running].map((stop) => stop()));
    process.exit(130);
  });
}
