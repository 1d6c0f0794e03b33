import type { Options } from "../agents/options.ts";
import { AGENTS } from "./collect.ts";
import {
  AUDIT_OPTIONS,
  BACKUP_OPTIONS,
  COLLECT_OPTIONS,
  DOCTOR_OPTIONS,
  FINDINGS_OPTIONS,
  FIRST_LINK_OPTIONS,
  FORMATS_OPTIONS,
  INSPECT_OPTIONS,
  KEYS_OPTIONS,
  PUSH_OPTIONS,
  RESTORE_OPTIONS,
  VERIFY_BACKUP_OPTIONS,
  VERIFY_OPTIONS,
} from "./options.ts";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** What a command takes, for those who complete it. */
export interface CommandShape {
  summary: string;
  options: Options;
  /** It works on files. */
  files: boolean;
  /** Words of which one has to follow, with what it takes. */
  words: Record<string, CommandShape>;
}

const command = (summary: string, more: Partial<CommandShape> = {}): CommandShape => ({
  summary,
  options: {},
  files: false,
  words: {},
  ...more,
});

const map = <From, To>(of: Record<string, From>, each: (from: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(of).map(([name, from]) => [name, each(from)]));

/** Every command there is; a test holds it against those that run. */
export const COMMAND_TABLE: Record<string, CommandShape> = {
  audit: command("check an exported audit log, offline", {
    words: {
      verify: command("check a bundle", { options: AUDIT_OPTIONS, files: true }),
      consistency: command("check that the log only grew", { options: AUDIT_OPTIONS, files: true }),
    },
  }),
  backup: command("keep all data in a file, while Plimsoll runs", { options: BACKUP_OPTIONS, files: true }),
  collect: command("look at a host, a cluster or a registry and send what is there", {
    words: map(AGENTS, ({ summary, options }) =>
      command(summary, { options: { ...options, ...COLLECT_OPTIONS } }),
    ),
  }),
  completion: command("completion for a shell", {
    words: Object.fromEntries(SHELLS.map((shell) => [shell, command(`completion for ${shell}`)])),
  }),
  findings: command("what the list of findings shows for a filter", { options: FINDINGS_OPTIONS }),
  doctor: command("what is wrong with this installation, and the command that mends it", {
    options: DOCTOR_OPTIONS,
  }),
  "first-link": command("the one-time link of the first administrator", { options: FIRST_LINK_OPTIONS }),
  formats: command("the documents that Plimsoll reads", { options: FORMATS_OPTIONS }),
  inspect: command("what a document says, without a server", { options: INSPECT_OPTIONS, files: true }),
  keys: command("the keys that stored reports and secrets are sealed with", {
    words: {
      status: command("which key seals how much", { options: KEYS_OPTIONS }),
      rotate: command("a new key, and everything wrapped anew while the product runs", {
        options: KEYS_OPTIONS,
      }),
      retire: command("forget the old keys once they seal nothing", { options: KEYS_OPTIONS }),
    },
  }),
  push: command("send documents and wait for what became of them", { options: PUSH_OPTIONS, files: true }),
  verify: command("check an evidence pack, offline", { options: VERIFY_OPTIONS, files: true }),
  restore: command("make this installation what a backup holds", { options: RESTORE_OPTIONS, files: true }),
  sbom: command("the components of Plimsoll itself, as CycloneDX"),
  "verify-backup": command("check a backup, on request by restoring it", {
    options: VERIFY_BACKUP_OPTIONS,
    files: true,
  }),
};
