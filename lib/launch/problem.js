/** Something the person at the terminal can put right: why it does not work, and what to do. */
export class Problem extends Error {
  /**
   * @param {string} reason one clause, no full stop
   * @param {string} fix the command or the action that puts it right
   */
  constructor(reason, fix) {
    super(`${reason}: ${fix}`);
    this.name = "Problem";
  }
}

const FULL = "free some space, or choose another disk with --data DIR";

/** @type {Record<string, string>} fix by the operating system's error code */
const FIXES = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: "make it writable for this account, or choose another directory with --data DIR",
  EPERM: "make it writable for this account, or choose another directory with --data DIR",
  EROFS: "choose a directory on a writable disk with --data DIR",
  ECONNREFUSED: "is the database of DATABASE_URL running? Unset DATABASE_URL to use the one that comes along",
  ENOTFOUND: "check the host name in DATABASE_URL, or unset it to use the database that comes along",
  "28P01": "check user and password in DATABASE_URL",
  "3D000": "create that database, or name an existing one in DATABASE_URL",
};

/**
 * One line for any failure; the stack only when PLIMSOLL_DEBUG is set.
 * @param {any} error
 * @returns {string}
 */
export function oneLine(error) {
  if (process.env.PLIMSOLL_DEBUG) return String(error?.stack ?? error);
  // An AggregateError (every address of a host refused) has its text in its first error.
  const cause = error?.errors?.[0] ?? error;
  const fix = error instanceof Problem ? undefined : FIXES[cause?.code ?? ""];
  const text = String(cause?.message || cause)
    .trim()
    .split("\n")[0];
  return fix ? `${text}: ${fix}` : text;
}

/**
 * Ends the process the way every command of the launcher does.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  console.error(`plimsoll: ${oneLine(error)}`);
  process.exit(1);
}
