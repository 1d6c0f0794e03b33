import { setTimeout as sleep } from "node:timers/promises";
import type { MakeAgent } from "../command.ts";
import { type Given, UsageError } from "../options.ts";
import { SourceError } from "../source-error.ts";
import { registryAddress } from "./address.ts";
import { RegistryApi } from "./api.ts";
import { credentialsFor } from "./credentials.ts";
import { choiceOf } from "./glob.ts";
import { RegistryHttp } from "./http.ts";
import { Known } from "./known.ts";
import { lookAtRegistry } from "./look.ts";

const FIRST_WAIT_MS = 5_000;

/** The agent of an OCI registry. */
export const registryAgent: MakeAgent = (
  given,
  { env, interval, tell, version, operands = [], folder = null },
) => {
  const address = registryAddress(operands, given["plain-http"] === true);
  const choice = choiceOf(listed(given.match));
  const width = numberOf(given, "concurrency", 4, 32);
  const maxTags = numberOf(given, "max-tags", 1_000, 100_000);
  const named = { username: text(given.username), passwordFile: text(given["password-file"]) };
  return async (ship, { watch, signal }) => {
    const credentials = await credentialsFor(address.name, named, env);
    const http = new RegistryHttp(address.origin, credentials, width, signal);
    const known = await Known.open(folder);
    const around = { address, version, known, choice, maxTags, width, tell, signal };
    const look = () => lookAtRegistry({ ...around, api: new RegistryApi(http) }, ship, new Date());
    if (!watch) return look();
    for (let failures = 0; !signal.aborted; ) {
      const reason = await look().then(() => null, sourceTrouble);
      failures = reason === null ? 0 : failures + 1;
      const wait = reason === null ? interval : Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), interval);
      if (reason !== null) tell({ event: "unseen", reason, seconds: wait / 1000 });
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  };
};

const sourceTrouble = (error: unknown): string => {
  if (error instanceof SourceError) return error.message;
  throw error;
};

const text = (value: Given[string]): string | undefined => (typeof value === "string" ? value : undefined);

const listed = (value: Given[string]): string[] =>
  (Array.isArray(value) ? value : []).filter((one) => typeof one === "string");

/** @throws UsageError */
function numberOf(given: Given, option: string, fallback: number, most: number): number {
  const value = text(given[option]);
  if (value === undefined) return fallback;
  const number = /^\d{1,7}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most)
    throw new UsageError(`--${option} ${value}: say a number from 1 to ${most}`);
  return number;
}
