/** One option of a command: what `parseArgs` of node:util needs, and what people are told of it. */
export interface Option {
  type: "string" | "boolean";
  multiple?: boolean;
  short?: string;
  /** What stands behind it, in capitals: `URL`, `DIRECTORY`. */
  value?: string;
  help: string;
}

export type Options = Record<string, Option>;

/** What was given on the command line, by option. */
export type Given = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** Variables of the process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The command line, or the environment in its place, cannot be read: exit code 2. */
export class UsageError extends Error {}
