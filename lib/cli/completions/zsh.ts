import type { Option } from "../../agents/options.ts";
import type { CommandShape } from "../command-table.ts";

/** Completion for zsh: to be put as `_plimsoll` into a folder of `fpath`. */
export const zshCompletion = (commands: Record<string, CommandShape>): string =>
  `#compdef plimsoll
_plimsoll() {
  local context state line
  typeset -A opt_args
  _arguments -C '1:command:(${described(commands)})' '*::argument:->argument'
  [[ $state == argument ]] || return
  case $line[1] in
${Object.entries(commands)
  .map(([name, shape]) => `    ${name}) ${argumentsOf(shape)} ;;`)
  .join("\n")}
  esac
}
_plimsoll "$@"
`;

const argumentsOf = (shape: CommandShape): string => {
  const names = Object.keys(shape.words);
  if (names.length === 0) return ["_arguments", ...specs(shape)].join(" ");
  const cases = Object.entries(shape.words).map(
    ([name, inner]) => `${name}) ${["_arguments", ...specs(inner)].join(" ")} ;;`,
  );
  return `_arguments -C '1:word:(${described(shape.words)})' '*::argument:->word'
      [[ $state == word ]] && case $line[1] in ${cases.join(" ")} esac`;
};

const specs = ({ options, files }: CommandShape): string[] => [
  ...Object.entries(options).map(([name, option]) => quoted(specOf(name, option))),
  ...(files ? ["'*:file:_files'"] : []),
];

const specOf = (name: string, { type, multiple, value = "", help }: Option): string => {
  const taken = type === "boolean" ? "" : `:${value}:${value === "DIRECTORY" ? "_files -/" : " "}`;
  return `${multiple ? "*" : ""}--${name}[${help.replace(/[[\]:]/g, "\\$&")}]${taken}`;
};

const described = (shapes: Record<string, CommandShape>): string => Object.keys(shapes).join(" ");

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
