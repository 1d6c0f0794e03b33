import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../agents/options.ts";

/**
 * Where parcels wait: as told, else what a service manager set aside for it (systemd's StateDirectory), else where
 * the user's programs keep their state. Each kind of agent has a folder of its own.
 */
export const spoolFolder = (
  told: string | undefined,
  kind: string,
  env: Environment,
  uid = process.getuid?.(),
): string => {
  const given = told ?? env.PLIMSOLL_SPOOL;
  if (given) return given;
  const state = env.STATE_DIRECTORY?.split(":")[0];
  if (state) return join(state, "spool", kind);
  if (uid === 0) return join("/var/lib/plimsoll/spool", kind);
  return join(env.XDG_STATE_HOME || join(homedir(), ".local", "state"), "plimsoll", "spool", kind);
};
