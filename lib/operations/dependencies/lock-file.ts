import { readFileSync } from "node:fs";
import { Lock } from "./bill.ts";

/** The lock file this installation was made from. */
export const readLock = (): Lock =>
  Lock.parse(JSON.parse(readFileSync(new URL("../../../package-lock.json", import.meta.url), "utf8")));
