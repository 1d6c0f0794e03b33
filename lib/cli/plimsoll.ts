#!/usr/bin/env node
import { UsageError } from "../agents/options.ts";

/** The `plimsoll` command. Each command is a file of its own and answers its exit code. */
type Command = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, () => Promise<Command>> = {
  audit: async () => (await import("./audit.ts")).audit,
  backup: async () => (await import("./backup.ts")).backup,
  collect: async () => (await import("./collect.ts")).collect,
  completion: async () => (await import("./completion.ts")).completion,
  findings: async () => (await import("./findings.ts")).findings,
  doctor: async () => (await import("./doctor.ts")).doctor,
  "first-link": async () => (await import("./first-link.ts")).firstLink,
  formats: async () => (await import("./formats.ts")).formats,
  inspect: async () => (await import("./inspect.ts")).inspect,
  keys: async () => (await import("./keys.ts")).keys,
  push: async () => (await import("./push.ts")).push,
  verify: async () => (await import("./verify.ts")).verify,
  restore: async () => (await import("./backup.ts")).restore,
  sbom: async () => (await import("./sbom.ts")).sbom,
  "verify-backup": async () => (await import("./backup.ts")).verifyBackupFile,
};

const USAGE = `Usage: plimsoll COMMAND

  inspect FILE [--json]                      what a document says, without a server
  push FILE… --url URL --token TOKEN         send documents and wait for what became of them
       [--subject KIND:NAME]                 image:REF, host:ID, cluster:ID or source:URL (repeatable)
  collect docker --url URL --token TOKEN     look at a host and send what is there
  collect registry HOST[/REPOSITORY…]        the same for images, signatures and SBOMs of a registry
  collect kubernetes --url URL --token TOKEN look at a cluster and send what is there
       [--watch] [--interval TIME]           stay, and send what changes
       [--spool DIRECTORY] [--dry-run] [--json]
  findings [FILTER] --url URL [--json|--csv] what the list of findings shows; PLIMSOLL_EMAIL, PLIMSOLL_PASSWORD
  formats [--markdown]                       the documents that Plimsoll reads
  completion bash|zsh|fish                   the script that completes all this
  verify PACK [--key K] [--json]             check an evidence pack, offline
  audit verify FILE [--key K]                check an exported audit log, offline
  keys status|rotate|retire [--data DIR]     the keys that reports and secrets are sealed with
  backup FILE [--passphrase-file FILE]       keep all data in a file, while Plimsoll runs
  verify-backup FILE [--restore]             check a backup, on request by restoring it
  restore FILE [--replace]                   make this installation what a backup holds
  doctor [--json]                            what is wrong here, and the command that mends it
  sbom                                       the components of Plimsoll itself, as CycloneDX
  first-link --url URL                       the one-time link of the first administrator

plimsoll COMMAND --help tells all that a command takes.

Exit codes: 0 done, 1 refused or failed, 2 the command or the document cannot be read.`;

const asked = async (): Promise<string | null> => (await import("./help.ts")).helpFor([name, ...args]);

const [name = "", ...args] = process.argv.slice(2);
if (name === "" || name === "help" || name === "--help" || name === "-h") {
  console.log(USAGE);
} else if (!Object.hasOwn(COMMANDS, name)) {
  console.error(`plimsoll: there is no command ${name}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  try {
    const help = await asked();
    if (help) console.log(help);
    else process.exitCode = await (await COMMANDS[name]!())(args);
  } catch (error) {
    // An option that nobody knows, or one without its value: node:util says which.
    const unread = String((error as { code?: string }).code).startsWith("ERR_PARSE_ARGS");
    if (!unread && !(error instanceof UsageError)) throw error;
    console.error(`plimsoll ${name}: ${(error as Error).message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}
