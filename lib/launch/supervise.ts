import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Command {
  /** `web`, `worker`: what its messages are headed by. */
  name: string;
  /** Arguments of Node. */
  argv: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
}

export interface Supervised {
  readonly pid: number | undefined;
  /** How often it was started again. */
  readonly restarts: number;
  /** SIGTERM, patience, SIGKILL; resolves when it is gone. */
  stop(): Promise<void>;
}

interface Timing {
  /** Waits before a restart: this, doubled each time, up to `longestWaitMs`. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** A process that lived this long starts again with the first wait. */
  healthyMs: number;
  /** Time to drain after SIGTERM. */
  patienceMs: number;
}

const TIMING: Timing = { firstWaitMs: 500, longestWaitMs: 30_000, healthyMs: 60_000, patienceMs: 30_000 };

const LEASH = fileURLToPath(new URL("leash.js", import.meta.url));

/** What makes a Node process end with this one: preload and environment. It needs an `ipc` channel besides. */
export const leashed = (argv: string[], env: NodeJS.ProcessEnv): [string[], NodeJS.ProcessEnv] => [
  ["--import", LEASH, ...argv],
  { ...env, PLIMSOLL_LAUNCHER: String(process.pid) },
];

/** Keeps one Node process running until told to stop. */
export function supervise(command: Command, timing: Timing = TIMING): Supervised {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = timing.firstWaitMs;
  let restarts = 0;
  let stopping = false;

  const run = () => {
    const startedAt = Date.now();
    child = start(command);
    child.once("exit", (code, signal) => {
      child = undefined;
      if (stopping) return;
      if (Date.now() - startedAt >= timing.healthyMs) wait = timing.firstWaitMs;
      console.error(
        `plimsoll: ${command.name} ended with ${signal ?? code}; starting it again in ${wait} ms`,
      );
      timer = setTimeout(() => {
        restarts += 1;
        run();
      }, wait);
      wait = Math.min(wait * 2, timing.longestWaitMs);
    });
  };
  run();

  return {
    get pid() {
      return child?.pid;
    },
    get restarts() {
      return restarts;
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (child) await end(child, timing.patienceMs);
    },
  };
}

/** One run of a command: in a group of its own (Ctrl-C goes to the launcher alone), on the launcher's leash. */
export function start({ argv, env, cwd }: Command): ChildProcess {
  const [args, environment] = leashed(argv, env);
  return spawn(process.execPath, args, {
    cwd,
    env: environment,
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Asks a process to end and waits; insists when it takes longer than `patienceMs`. */
export function end(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((settle) => {
    const insist = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    child.once("exit", () => {
      clearTimeout(insist);
      settle();
    });
    child.kill("SIGTERM");
  });
}
