import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import product from "../../../package.json" with { type: "json" };
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { clock } from "../../clock.ts";
import { type BackupSummary, checkBackup } from "../../db/backup/check.ts";
import { dumpDatabase } from "../../db/backup/dump.ts";
import { backupBytes, readBackup } from "../../db/backup/file.ts";
import { emptyDatabase, isEmpty, loadDatabase, usersOf } from "../../db/backup/load.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import type { BackupReport } from "./schema.ts";
import { keptSecrets, putBackSecrets } from "./secret-file.ts";

interface Place {
  databaseUrl: string;
  /** The data directory, whose keys go into an encrypted backup. */
  folder: string;
  file: string;
  passphrase: string | null;
}

const recordsOf = ({ file, passphrase }: Pick<Place, "file" | "passphrase">) =>
  readBackup(createReadStream(file, { highWaterMark: 1 << 18 }), passphrase);

const reportOf = (summary: BackupSummary, file: string): BackupReport => ({
  createdAt: summary.contents.createdAt,
  version: summary.contents.version,
  tables: summary.tables.length,
  rows: summary.rows,
  stateHash: summary.stateHash,
  secrets: summary.secrets.map(({ path }) => path),
  bytes: statSync(file).size,
});

/**
 * Writes all that the database holds, as of now, to a file that only this account may read; reads it back before it
 * gets its name. The product may go on meanwhile. Keys come along in an encrypted one, and never in another.
 */
export const makeBackup = async (actor: Actor, place: Place): Promise<BackupReport> => {
  demand(actor, "operations:manage");
  const { databaseUrl, folder, file, passphrase } = place;
  const subject = { kind: "backup", id: basename(file) };
  await copyAtomic((tx) =>
    record(tx, actor, { action: "backup.begun", subject, detail: { encrypted: passphrase !== null } }),
  );
  const createdAt = clock().toISOString();
  const secrets = passphrase === null ? [] : keptSecrets(folder);
  const partial = `${file}.partial`;
  try {
    const records = dumpDatabase(databaseUrl, { version: product.version, createdAt, secrets });
    await pipeline(
      backupBytes(records, createdAt, passphrase),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    const report = reportOf(await checkBackup(recordsOf({ file: partial, passphrase })), partial);
    renameSync(partial, file);
    const { rows, bytes, stateHash } = report;
    await copyAtomic((tx) =>
      record(tx, actor, { action: "backup.made", subject, detail: { rows, bytes, stateHash } }),
    );
    return report;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
};

/** Reads a whole backup and holds it against what it says of itself. @throws Error, one line */
export const verifyBackup = async (place: Pick<Place, "file" | "passphrase">): Promise<BackupReport> =>
  reportOf(await checkBackup(recordsOf(place)), place.file);

/**
 * Makes a database what a backup holds. The file is read to its end before anything is touched.
 * @throws AppError conflict: something is there already, or the product runs on it
 */
export const restoreBackup = async (
  actor: Actor,
  place: Place & { replace: boolean },
): Promise<BackupReport> => {
  demand(actor, "operations:manage");
  const { databaseUrl, folder, file, replace } = place;
  const summary = await checkBackup(recordsOf(place));
  const users = await usersOf(databaseUrl);
  if (users.length > 0)
    throw new AppError("conflict", `Plimsoll runs on this database (${users.join(", ")}): stop it first.`);
  if (!(await isEmpty(databaseUrl))) {
    if (!replace)
      throw new AppError(
        "conflict",
        "This database holds data: add --replace to lose it for what the backup holds.",
      );
  }
  await emptyDatabase(databaseUrl);
  await loadDatabase(databaseUrl, summary.contents, summary.stateHash, recordsOf(place));
  putBackSecrets(folder, summary.secrets);
  const report = reportOf(summary, file);
  const detail = {
    createdAt: report.createdAt,
    rows: report.rows,
    stateHash: report.stateHash,
    replaced: replace,
  };
  await copyAtomic((tx) =>
    record(tx, actor, { action: "backup.restored", subject: { kind: "backup", id: basename(file) }, detail }),
  );
  return report;
};
