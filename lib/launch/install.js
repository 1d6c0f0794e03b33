import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "./problem.js";

/** The project's top directory. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The oldest Node that may run what comes before the installation, and the one everything else runs on. */
const OLDEST_NODE = 20;
const NODE = 24;

const major = () => Number(process.versions.node.split(".")[0]);

/**
 * Installs the locked dependencies unless they are there, and returns the Node to run everything else with.
 * @param {string} root
 * @returns {string} path of a Node 24
 */
export function ensureInstalled(root = ROOT) {
  if (major() < OLDEST_NODE) {
    throw new Problem(`Node ${process.versions.node} is too old`, `install Node ${OLDEST_NODE} or newer`);
  }
  if (!isInstalled(root)) install(root);
  return modernNode(root);
}

/**
 * @param {string} root
 * @returns {boolean} do the installed packages come from the lock file as it is now?
 */
export function isInstalled(root) {
  const modules = join(root, "node_modules");
  const installed = join(modules, ".package-lock.json");
  if (!existsSync(installed)) return false;
  const stamp = join(modules, ".plimsoll-lock");
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === lockDigest(root);
  // Somebody ran npm ci: npm wrote its own record then, later than the lock file was.
  if (statSync(installed).mtimeMs < statSync(join(root, "package-lock.json")).mtimeMs) return false;
  writeFileSync(stamp, lockDigest(root));
  return true;
}

/** @param {string} root */
const lockDigest = (root) =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");

/** @param {string} root */
function install(root) {
  console.log("Installing packages (npm ci)…");
  // npm removes node_modules first, and must not run on a Node that lies in it. Building needs the dev packages.
  const PATH = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((entry) => !entry.endsWith(join("node_modules", ".bin")))
    .join(delimiter);
  const npm = spawnSync(
    "npm",
    ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      env: { ...process.env, PATH, NODE_ENV: undefined },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (npm.error) throw new Problem("npm was not found", "install npm (Debian: apt-get install npm)");
  if (npm.status !== 0)
    throw new Problem("npm ci failed", "see its messages above; is the registry reachable?");
  writeFileSync(join(root, "node_modules", ".plimsoll-lock"), lockDigest(root));
}

/** @param {string} root */
function modernNode(root) {
  const own = join(root, "node_modules", ".bin", "node");
  if (existsSync(own)) return own;
  if (major() >= NODE) return process.execPath;
  throw new Problem(
    `there is no packaged Node ${NODE} for ${process.platform}-${process.arch}`,
    `install Node ${NODE} yourself and start again`,
  );
}
