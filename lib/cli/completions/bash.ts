import type { Options } from "../../agents/options.ts";
import type { CommandShape } from "../command-table.ts";

/** Completion for bash 3.2 and later, with nothing but bash. */
export const bashCompletion = (commands: Record<string, CommandShape>): string =>
  `# plimsoll completion bash: source it, or put it into a folder of bash-completion
_plimsoll() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local at="" words="" folders="" values="" files=""
  [ "$COMP_CWORD" -gt 1 ] && at="\${COMP_WORDS[1]}"
  case "$at" in ${pattern(Object.keys(commands).filter((name) => hasWords(commands[name]!)))})
    [ "$COMP_CWORD" -gt 2 ] && at="$at \${COMP_WORDS[2]}" ;;
  esac
  case "$at" in
    "") words="${Object.keys(commands).join(" ")}" ;;
${Object.entries(commands)
  .flatMap(([name, shape]) => [
    caseOf(name, shape),
    ...Object.entries(shape.words).map(([word, inner]) => caseOf(`${name} ${word}`, inner)),
  ])
  .join("\n")}
  esac
  case " $folders " in *" $previous "*) COMPREPLY=($(compgen -d -- "$current")); return ;; esac
  case " $values " in *" $previous "*) COMPREPLY=(); return ;; esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ -n "$files" ] && [ "\${current#-}" = "$current" ]; then
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _plimsoll plimsoll
`;

const hasWords = ({ words }: CommandShape): boolean => Object.keys(words).length > 0;

const pattern = (names: string[]): string => names.join("|");

const caseOf = (at: string, { options, words, files }: CommandShape): string => {
  const [folders, values] = [taking(options, true), taking(options, false)];
  const settings = [
    `words="${[...Object.keys(words), ...Object.keys(options).map((name) => `--${name}`)].join(" ")}"`,
    ...(folders.length > 0 ? [`folders="${folders.join(" ")}"`] : []),
    ...(values.length > 0 ? [`values="${values.join(" ")}"`] : []),
    ...(files ? ["files=yes"] : []),
  ];
  return `    "${at}") ${settings.join("; ")} ;;`;
};

const taking = (options: Options, folder: boolean): string[] =>
  Object.entries(options)
    .filter(([, { type, value }]) => type === "string" && (value === "DIRECTORY") === folder)
    .map(([name]) => `--${name}`);
