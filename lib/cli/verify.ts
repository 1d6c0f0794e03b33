import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { UsageError } from "../agents/options.ts";
import type { PackVerdict } from "../evidence/schema.ts";
import { verifyPack } from "../evidence/verify-pack.ts";
import { VERIFY_OPTIONS } from "./options.ts";

const USAGE = "usage: plimsoll verify PACK [--key VERIFIER_KEY] [--json]";

/** `plimsoll verify PACK`: offline. Exit status 0: as it was made. 1: it is not. 2: it could not be read. */
export const verify = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: VERIFY_OPTIONS });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageError(USAGE);
  let archive: Uint8Array;
  try {
    archive = readFileSync(file);
  } catch (error) {
    console.error(`plimsoll verify: ${(error as Error).message}`);
    return 2;
  }
  const verdict = await verifyPack(archive, values.key);
  console.log(values.json ? JSON.stringify(verdict) : sentence(verdict, values.key !== undefined));
  return verdict.ok ? 0 : 1;
};

const sentence = (verdict: PackVerdict, trusted: boolean): string => {
  if (!verdict.ok) return `NOT AS IT WAS MADE: ${verdict.what}: ${verdict.reason}`;
  const { subject, instant, madeBy, key, files } = verdict.manifest;
  const lines = [
    `as it was made: ${subject.title}, ${subject.scope}, of ${instant}, by ${madeBy}`,
    ...files.map(({ name, sha256 }) => `  ${sha256}  ${name}`),
    `${verdict.entries} audit entries stand in the log that was signed ${verdict.signedAt}`,
  ];
  if (!trusted)
    lines.push(`signed by ${key}`, "compare this key with the one you noted, or pass it with --key");
  return lines.join("\n");
};
