/** What a suite started and has to end, latest first, however the run ends. */
const undo: (() => unknown)[] = [];
let ending: Promise<void> | undefined;

export const belongs = (end: () => unknown): void => {
  undo.push(end);
};

const endEach = async (): Promise<void> => {
  for (let end = undo.pop(); end; end = undo.pop()) {
    try {
      await end();
    } catch (error) {
      console.error(`assurance: ${(error as Error).message}`);
    }
  }
};

/** Ends everything that is there now. */
export const endAll = (): Promise<void> => ending ?? endEach();

/** Ctrl-C, a closed terminal and a launcher that went away end the run and all that it started. */
export const endOnSignals = (): void => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
    process.on(signal, async () => {
      if (ending) return;
      // What is still under way fails now; that is no news.
      process.on("uncaughtException", () => undefined);
      ending = endEach();
      await ending;
      process.exit(130);
    });
  }
};
