import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, statfsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isReachable } from "../db/reachable.ts";
import { Problem } from "./problem.js";

/** PostgreSQL takes 60 MB at its birth; with less than this it would fail in the middle of something. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

/**
 * Where data goes when nobody said: `.plimsoll` in the project — unless that lies in a directory closed to the
 * account PostgreSQL runs as (a clone below /root), then a directory of this clone's own below /var/lib.
 */
export function defaultDataDirectory(root: string): string {
  const inside = join(root, ".plimsoll");
  if (isReachable(inside)) return inside;
  const digest = createHash("sha256").update(root).digest("hex").slice(0, 8);
  return join("/var/lib/plimsoll", `${basename(root)}-${digest}`);
}

/**
 * Makes sure the directory is there, writable and has room.
 * @throws Problem
 */
export function prepareDataDirectory(path: string, leastFree: number = LEAST_FREE_BYTES): void {
  try {
    // Open to walk through, for the database's account; everything of worth below is closed by itself.
    mkdirSync(path, { recursive: true, mode: 0o755 });
    if (!statSync(path).isDirectory()) throw new Error("not a directory");
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(path, error as NodeJS.ErrnoException);
  }
  const { bavail, bsize } = statfsSync(path);
  if (bavail * bsize >= leastFree) return;
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  throw new Problem(
    `the disk of ${path} is full (${free} MB free, ${Math.ceil(leastFree / 2 ** 20)} MB needed)`,
    "free some space, or choose another disk with --data DIR",
  );
}

function unusable(path: string, error: NodeJS.ErrnoException): Problem {
  const other = "choose another directory with --data DIR";
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return new Problem(`the disk of ${path} is full`, `free some space, or ${other}`);
    case "EEXIST":
    case "ENOTDIR":
      return new Problem(`${path} is not a directory`, other);
    case "EROFS":
      return new Problem(`${path} is on a read-only disk`, other);
    default:
      return new Problem(
        `the data directory ${path} is not writable`,
        `chown it (${dirname(path)}), or ${other}`,
      );
  }
}
