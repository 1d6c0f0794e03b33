import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { anyAdvisory, findAdvisories, findAffected } from "../../intelligence/matching/read.ts";
import { type BillEntry, matchPackages } from "../../intelligence/matching.ts";
import { CertificateCheck, type CheckUps, DependencyCheck } from "./schema.ts";

export type KnownCheckUp<T> = { at: string; result: T } | null;

/** What the last check-ups found; null for one that has not run yet. */
export const readCheckUps = async (
  actor: Actor,
): Promise<{ [K in keyof CheckUps]: KnownCheckUp<CheckUps[K]> }> => {
  demand(actor, "operations:read");
  const rows = await sql<{ name: string; at: Date; result: unknown }>`select name, at, result from check_up`;
  const known = <T>(name: string, parse: (result: unknown) => T): KnownCheckUp<T> => {
    const row = rows.find((one) => one.name === name);
    return row ? { at: row.at.toISOString(), result: parse(row.result) } : null;
  };
  return {
    certificate: known("certificate", (result) => CertificateCheck.nullable().parse(result)),
    dependencies: known("dependencies", (result) => DependencyCheck.parse(result)),
  };
};

/** Our own packages × the advisories that were imported: the matcher that images are matched by. */
export const matchOwnPackages = async (entries: readonly BillEntry[]): Promise<DependencyCheck> => {
  const runner = { sql };
  const matches = matchPackages(entries, await findAffected(runner, entries));
  const known = await findAdvisories(runner, [
    ...new Set(matches.map(({ affected }) => affected.advisoryId)),
  ]);
  return {
    packages: entries.length,
    anyAdvisory: await anyAdvisory(runner),
    advisories: matches.flatMap(({ entry, affected, fixedVersion }) => {
      const advisory = known.get(affected.advisoryId);
      if (!advisory) return [];
      const { key, severity, summary } = advisory;
      const name = entry.key.replace(/^npm\//, "");
      return [{ package: name, version: entry.version, advisory: key, severity, summary, fixedVersion }];
    }),
  };
};
