import { spawn } from "node:child_process";
import { ROOT } from "./install.js";
import { Problem } from "./problem.js";
import { leashed } from "./supervise.ts";

interface Run {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Runs a Node script to its end, its output on the terminal. @throws Problem when it fails */
export async function runNode(
  what: string,
  argv: string[],
  { cwd = ROOT, env = process.env }: Run = {},
): Promise<void> {
  const [args, environment] = leashed(argv, env);
  const child = spawn(process.execPath, args, {
    cwd,
    env: environment,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const outcome = await new Promise<string | number>((settle) => {
    child.once("error", (error) => settle(error.message));
    child.once("exit", (code, signal) => settle(signal ?? code ?? 1));
  });
  if (outcome !== 0) throw new Problem(`${what} failed (${outcome})`, "see its messages above");
}

/** Runs a Node script to its end and returns what it printed. @throws Problem when it fails */
export async function askNode(
  what: string,
  argv: string[],
  { cwd = ROOT, env = process.env }: Run = {},
): Promise<string> {
  const [args, environment] = leashed(argv, env);
  const child = spawn(process.execPath, args, {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let printed = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const outcome = await new Promise<string | number>((settle) => {
    child.once("error", (error) => settle(error.message));
    child.once("close", (code, signal) => settle(signal ?? code ?? 1));
  });
  if (outcome !== 0) throw new Problem(`${what} failed (${outcome})`, "see its messages above");
  return printed.trim();
}
