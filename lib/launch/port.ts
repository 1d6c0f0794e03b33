import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "./problem.js";

export const HOST = "127.0.0.1";

/**
 * A busy port is said, never silently replaced: bookmarks, scanners and sign-in links name it.
 * @param patienceMs how long a port may still be held by what a killed launcher left behind
 * @throws Problem
 */
export async function requirePort(port: number, patienceMs = 0): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const code = await bindingError(port);
    if (code === undefined) return;
    if (code === "EACCES") throw new Problem(`port ${port} needs root`, "npm start -- --port 3000");
    if (Date.now() >= deadline) {
      throw new Problem(`port ${port} is in use by another program`, `npm start -- --port ${port + 1}`);
    }
    await sleep(100);
  }
}

function bindingError(port: number): Promise<string | undefined> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => settle(error.code ?? "EADDRINUSE"));
    probe.listen(port, HOST, () => probe.close(() => settle(undefined)));
  });
}
