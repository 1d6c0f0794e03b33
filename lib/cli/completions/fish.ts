import type { Option } from "../../agents/options.ts";
import type { CommandShape } from "../command-table.ts";

/** Completion for fish: to be put as `plimsoll.fish` into its folder of completions. */
export const fishCompletion = (commands: Record<string, CommandShape>): string =>
  [
    "complete -c plimsoll -f",
    ...Object.entries(commands).flatMap(([name, shape]) => [
      `complete -c plimsoll -n __fish_use_subcommand -a ${name} -d ${quoted(shape.summary)}`,
      ...of(`__fish_seen_subcommand_from ${name}`, shape),
    ]),
    "",
  ].join("\n");

const of = (condition: string, { options, files, words }: CommandShape): string[] => {
  const names = Object.keys(words);
  const first = `${condition}; and not __fish_seen_subcommand_from ${names.join(" ")}`;
  return [
    ...Object.entries(options).map(([name, option]) => optionLine(condition, name, option)),
    ...(files ? [`complete -c plimsoll -n ${quoted(condition)} -F`] : []),
    ...Object.entries(words).flatMap(([name, shape]) => [
      `complete -c plimsoll -n ${quoted(first)} -a ${name} -d ${quoted(shape.summary)}`,
      ...of(`${condition}; and __fish_seen_subcommand_from ${name}`, shape),
    ]),
  ];
};

const optionLine = (condition: string, name: string, { type, value, help }: Option): string => {
  const takes = type === "boolean" ? "" : value === "DIRECTORY" ? " -r -F" : " -x";
  return `complete -c plimsoll -n ${quoted(condition)} -l ${name}${takes} -d ${quoted(help)}`;
};

const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
