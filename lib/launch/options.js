import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "./problem.js";

export const USAGE = `npm start [-- OPTIONS]

Installs what is missing, starts the database, applies migrations, builds what changed, starts the web server
and the worker, and prints the address.

  --demo        load a demonstration estate, with one account per role
  --dev         serve from the sources and reload on change, instead of a build
  --port PORT   port on 127.0.0.1 (default: PORT, or 3000)
  --data DIR    where data and secrets are kept (default: PLIMSOLL_DATA, or .plimsoll)
  --help        this text

DATABASE_URL names a PostgreSQL (15 or newer) of your own; without it one is started in the data directory.
docs/ and lib/launch/environment.js describe all variables.`;

/**
 * @typedef {object} StartOptions
 * @property {boolean} demo
 * @property {boolean} dev
 * @property {boolean} help
 * @property {number} port
 * @property {string | undefined} data absolute; undefined when nobody chose one
 */

/**
 * @param {string[]} argv arguments after the script's name
 * @param {Record<string, string | undefined>} env
 * @returns {StartOptions}
 * @throws {Problem} on an unknown option or a port that is none
 */
export function startOptions(argv, env) {
  const values = read(argv);
  const port = Number(values.port ?? (env.PORT || 3000));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`${values.port ?? env.PORT} is not a port`, "give a number from 1 to 65535 to --port");
  }
  const data = values.data ?? env.PLIMSOLL_DATA;
  return {
    demo: values.demo ?? false,
    dev: values.dev ?? false,
    help: values.help ?? false,
    port,
    data: data ? resolve(data) : undefined,
  };
}

/** @param {string[]} args */
function read(args) {
  try {
    return parseArgs({
      args,
      strict: true,
      options: {
        demo: { type: "boolean" },
        dev: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        port: { type: "string" },
        data: { type: "string" },
      },
    }).values;
  } catch (error) {
    const text = /** @type {Error} */ (error).message.split(". ")[0] ?? "";
    throw new Problem(text.replace(/\.$/, ""), "npm start -- --help lists the options");
  }
}
