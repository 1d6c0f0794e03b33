import { COMMAND_TABLE, type CommandShape } from "./command-table.ts";

const isHelp = (word: string): boolean => word === "--help" || word === "-h";

/**
 * What to print for a command line that asks for help: the command's words and options; null where it does not ask.
 *
 * @param line the words after `plimsoll`, a known command first
 */
export const helpFor = (line: readonly string[]): string | null => {
  if (!line.some(isHelp)) return null;
  const path: string[] = [];
  let shape: CommandShape = { summary: "", options: {}, files: false, words: COMMAND_TABLE };
  for (const word of line) {
    const next = Object.hasOwn(shape.words, word) ? shape.words[word] : undefined;
    if (!next) break;
    path.push(word);
    shape = next;
  }
  const rest = [Object.keys(shape.words).join("|"), shape.files ? "FILE…" : ""].filter(Boolean);
  const usage = ["plimsoll", ...path, ...rest, Object.keys(shape.options).length > 0 ? "[OPTIONS]" : ""];
  const words = Object.entries(shape.words).map(([word, { summary }]): Row => [word, summary]);
  const options = Object.entries(shape.options).map(
    ([name, option]): Row => [`--${name}${option.value ? ` ${option.value}` : ""}`, option.help],
  );
  return [`Usage: ${usage.filter(Boolean).join(" ")}`, shape.summary, table(words), table(options)]
    .filter((part) => part !== "")
    .join("\n\n");
};

type Row = [name: string, text: string];

const table = (rows: Row[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join("\n");
};
