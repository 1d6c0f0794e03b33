/** What a suite started and has to end, latest first, however the run ends. */
const undo: (() => unknown)[] = [];
let ending: Promise<void> | undefined;

export const belongs = (end: () => unknown): void => {
  undo.push(end);
};

/** Ends everything that is there now. */
export const endAll = async (): Promise<void> => {
  for (let end = undo.pop(); end; end = undo.pop()) {
    try {
      await end();
    } catch (error) {
      console.error(`assurance: ${(error as Error).message}`);
    }
  }
};

/** Ctrl-C, a closed terminal and a launcher that went away end the run and all that it started. */
export const endOnSignals = (): void => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
    process.on(signal, async () => {
      ending ??= endAll();
      await ending;
      process.exit(130);
    });
  }
};
