import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./install.js";

/**
 * Goes on in another Node: runs a script of this folder with it, passes signals on, and ends as it ends.
 * @param {string} node
 * @param {string} script file name in lib/launch
 * @param {string[]} argv
 */
export function continueIn(node, script, argv) {
  const child = spawn(node, [join(ROOT, "lib", "launch", script), ...argv], {
    cwd: ROOT,
    env: { ...process.env, PATH: `${join(ROOT, "node_modules", ".bin")}:${process.env.PATH}` },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    // Ctrl-C reaches the whole group of a terminal; the child shall hear of it once, from here.
    detached: true,
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  }
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
