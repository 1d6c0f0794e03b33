import { UsageError } from "../agents/options.ts";
import { COMMAND_TABLE, type CommandShape, SHELLS, type Shell } from "./command-table.ts";
import { bashCompletion } from "./completions/bash.ts";
import { fishCompletion } from "./completions/fish.ts";
import { zshCompletion } from "./completions/zsh.ts";

const MAKERS: Record<Shell, (commands: Record<string, CommandShape>) => string> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

const isShell = (text: string | undefined): text is Shell => SHELLS.some((shell) => shell === text);

/** `plimsoll completion bash|zsh|fish`: the script that completes commands and options. */
export const completion = async ([shell, ...more]: string[]): Promise<number> => {
  if (!isShell(shell) || more.length > 0)
    throw new UsageError(`usage: plimsoll completion ${SHELLS.join("|")}`);
  process.stdout.write(MAKERS[shell](COMMAND_TABLE));
  return 0;
};
