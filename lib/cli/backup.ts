import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { systemActor } from "../access/actor.ts";
import { UsageError } from "../agents/options.ts";
import { verifyAudit } from "../audit/jobs.ts";
import { auditStatus } from "../audit/read.ts";
import { onOwnDatabase } from "../launch/own-database.ts";
import { oneLine } from "../launch/problem.js";
import { onThrowAwayDatabase } from "../launch/throw-away-database.ts";
import type { BackupReport } from "../operations/backup/schema.ts";
import { makeBackup, restoreBackup, verifyBackup } from "../operations/backup/write.ts";
import { BACKUP_OPTIONS, RESTORE_OPTIONS, VERIFY_BACKUP_OPTIONS } from "./options.ts";

const ACTOR = systemActor("plimsoll command");

const passphraseIn = (file: string | undefined): string | null => {
  const given =
    file === undefined ? process.env.PLIMSOLL_BACKUP_PASSPHRASE : readFileSync(file, "utf8").trim();
  if (given === undefined || given === "") return null;
  if (given.length < 12) throw new UsageError("a passphrase has twelve characters or more");
  return given;
};

const fileIn = (positionals: readonly string[], command: string): string => {
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new UsageError(`usage: plimsoll ${command} FILE`);
  return resolve(file);
};

const facts = ({ createdAt, version, tables, rows, bytes, stateHash, secrets }: BackupReport): string =>
  [
    `  of        ${createdAt} (Plimsoll ${version})`,
    `  holds     ${rows} rows in ${tables} tables, ${bytes} bytes`,
    `  keys      ${secrets.length > 0 ? secrets.join(", ") : "none: back up the data directory's keys apart"}`,
    `  state     ${stateHash}`,
  ].join("\n");

const told = async (
  json: boolean | undefined,
  head: string,
  work: () => Promise<BackupReport>,
): Promise<number> => {
  try {
    const report = await work();
    console.log(json ? JSON.stringify(report) : `${head}\n${facts(report)}`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    console.error(`plimsoll: ${oneLine(error)}`);
    return 1;
  }
};

/** Re-reads the whole audit log where it now is. @throws Error where it is not intact */
const demandIntactAudit = async (): Promise<void> => {
  await verifyAudit();
  const { verified } = await auditStatus(ACTOR);
  if (verified?.problem) throw new Error(`the audit log in it is not intact: ${verified.problem}`);
};

/** `plimsoll backup FILE`: all data as of now, while the product runs; encrypted, with the keys, where a passphrase is given. */
export const backup = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: BACKUP_OPTIONS });
  const file = fileIn(positionals, "backup");
  const passphrase = passphraseIn(values["passphrase-file"]);
  return told(values.json, `kept and read back: ${file}`, () =>
    onOwnDatabase({}, ({ url, folder }) => makeBackup(ACTOR, { databaseUrl: url, folder, file, passphrase })),
  );
};

/** `plimsoll restore FILE`: this installation becomes what the backup holds. */
export const restore = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: RESTORE_OPTIONS });
  const file = fileIn(positionals, "restore");
  const passphrase = passphraseIn(values["passphrase-file"]);
  const { replace = false } = values;
  return told(values.json, `restored, the same state and an intact audit log: ${file}`, () =>
    onOwnDatabase({ alone: true, create: true }, async ({ url, folder }) => {
      const report = await restoreBackup(ACTOR, { databaseUrl: url, folder, file, passphrase, replace });
      await demandIntactAudit();
      return report;
    }),
  );
};

/** `plimsoll verify-backup FILE [--restore]`: by its digests; with `--restore` also by restoring it beside everything. */
export const verifyBackupFile = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: VERIFY_BACKUP_OPTIONS });
  const file = fileIn(positionals, "verify-backup");
  const passphrase = passphraseIn(values["passphrase-file"]);
  if (!values.restore) return told(values.json, `intact: ${file}`, () => verifyBackup({ file, passphrase }));
  return told(
    values.json,
    `intact, and restores to the same state with an intact audit log: ${file}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "plimsoll-verify-"));
      try {
        return await onThrowAwayDatabase(async (url) => {
          const report = await restoreBackup(ACTOR, {
            databaseUrl: url,
            folder,
            file,
            passphrase,
            replace: false,
          });
          await demandIntactAudit();
          return report;
        });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
};
