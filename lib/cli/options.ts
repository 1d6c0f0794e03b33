import type { Options } from "../agents/options.ts";
import { SERVER_OPTIONS } from "./server.ts";

const JSON_OPTION = { type: "boolean", help: "JSON instead of sentences" } as const;

export const INSPECT_OPTIONS = { json: JSON_OPTION } as const satisfies Options;

export const PUSH_OPTIONS = {
  ...SERVER_OPTIONS,
  subject: {
    type: "string",
    multiple: true,
    value: "KIND:NAME",
    help: "image:REF, host:ID, cluster:ID or source:URL (repeatable)",
  },
} as const satisfies Options;

export const FINDINGS_OPTIONS = {
  url: SERVER_OPTIONS.url,
  json: { type: "boolean", help: "one finding a line, as JSON" },
  csv: { type: "boolean", help: "all of them as CSV" },
  limit: { type: "string", value: "N", help: "at most so many (100)" },
} as const satisfies Options;

export const FORMATS_OPTIONS = {
  markdown: { type: "boolean", help: "the table of docs/formats.md" },
} as const satisfies Options;

export const AUDIT_OPTIONS = {
  key: { type: "string", value: "KEY", help: "the verifier key you noted" },
  checkpoint: { type: "string", value: "FILE", help: "a checkpoint you kept" },
  json: JSON_OPTION,
} as const satisfies Options;

export const VERIFY_OPTIONS = {
  key: { type: "string", value: "KEY", help: "the verifier key you noted" },
  json: JSON_OPTION,
} as const satisfies Options;

export const KEYS_OPTIONS = {
  data: {
    type: "string",
    value: "DIR",
    help: "the data directory of a running `npm start`; else DATABASE_URL",
  },
} as const satisfies Options;

export const FIRST_LINK_OPTIONS = {
  url: { type: "string", value: "URL", help: "address of Plimsoll" },
} as const satisfies Options;

/** What all agents take. */
export const COLLECT_OPTIONS = {
  ...SERVER_OPTIONS,
  once: { type: "boolean", help: "look once and end (the default)" },
  watch: { type: "boolean", help: "stay, and send what changes" },
  interval: { type: "string", value: "TIME", help: "from one look to the next: 30s, 5m (the default), 1h" },
  spool: { type: "string", value: "DIRECTORY", help: "where parcels wait while the server is away" },
  "dry-run": { type: "boolean", help: "print the documents instead of sending them" },
  json: { type: "boolean", help: "one JSON line for each thing that happens" },
} as const satisfies Options;

const PASSPHRASE_OPTION = {
  type: "string",
  value: "FILE",
  help: "what encrypts it; else PLIMSOLL_BACKUP_PASSPHRASE",
} as const;

export const BACKUP_OPTIONS = {
  "passphrase-file": PASSPHRASE_OPTION,
  json: JSON_OPTION,
} as const satisfies Options;

export const RESTORE_OPTIONS = {
  ...BACKUP_OPTIONS,
  replace: { type: "boolean", help: "lose what the database holds now" },
} as const satisfies Options;

export const VERIFY_BACKUP_OPTIONS = {
  ...BACKUP_OPTIONS,
  restore: { type: "boolean", help: "also restore it into a database that is thrown away" },
} as const satisfies Options;

export const DOCTOR_OPTIONS = { json: JSON_OPTION } as const satisfies Options;
