#!/usr/bin/env node
/**
 * Prisma's schema engine without its native binary: the same JSON-RPC over standard input and output, served by
 * the WebAssembly build through the pg driver adapter. A development tool; start-up uses lib/db/migrate.ts.
 */
import { readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

const ENGINE = "@prisma/schema-engine-wasm";
const ADAPTER = "@prisma/adapter-pg";
const enginePath = dirname(fileURLToPath(import.meta.resolve(ENGINE)));
const argv = process.argv.slice(2);

/** @param {string} name @returns {string[]} each value given for a repeatable option */
const option = (name) => argv.flatMap((word, at) => (word === name ? [argv[at + 1]] : []));

const url = JSON.parse(option("--datasource")[0] ?? "{}").url ?? process.env.DATABASE_URL;

/** Prisma's CLI reads log lines in this shape from standard error. */
function log(level, message, extra = {}) {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...extra },
    target: "schema_engine::logger",
  };
  writeSync(2, `${JSON.stringify(line)}\n`);
}

// ── one-shot commands: `cli can-connect-to-database | create-database | drop-database` ─────────────────────────

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

async function onServer(database, work) {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  if (database) target.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: target.href });
  await client.connect();
  try {
    await work(client, name);
  } finally {
    await client.end();
  }
}

const COMMANDS = {
  "can-connect-to-database": () => onServer(undefined, async () => {}),
  "create-database": () =>
    onServer("postgres", (client, name) => client.query(`CREATE DATABASE ${quoted(name)}`)),
  "drop-database": () =>
    onServer("postgres", (client, name) => client.query(`DROP DATABASE ${quoted(name)} WITH (FORCE)`)),
};

/** PostgreSQL's error codes in Prisma's numbering; anything else is "cannot reach the server". */
const PRISMA_CODE = { "3D000": "P1003", "28P01": "P1000", "42P04": "P1009" };

async function runCommand(name) {
  try {
    await COMMANDS[name]?.();
    process.exit(0);
  } catch (error) {
    log("INFO", "Starting schema engine"); // the CLI drops the first line
    log("ERROR", error.message || String(error.code), { error_code: PRISMA_CODE[error.code] ?? "P1001" });
    process.exit(1);
  }
}

// ── the database as the engine sees it ─────────────────────────────────────────────────────────────────────────

const base = new URL(url ?? "postgresql://127.0.0.1:1/none");
const schemaName = base.searchParams.get("schema") ?? undefined;
for (const key of ["schema", "connection_limit", "pool_timeout", "pgbouncer", "connect_timeout"]) {
  base.searchParams.delete(key); // Prisma's own parameters, unknown to pg
}

// adapter-pg rejects PostgreSQL's one-byte "char" (oid 18), which the catalogue queries of the engine return:
// show it to the adapter as text (25), then call the column a Character (6) again, as the engine expects.
const charColumns = new Set();

function charAsText(results) {
  for (const result of Array.isArray(results) ? results : [results]) {
    for (const field of result?.fields ?? []) {
      if (field.dataTypeID !== 18) continue;
      field.dataTypeID = 25;
      charColumns.add(field.name);
    }
  }
  return results;
}

function textAsChar(result) {
  result.columnNames.forEach((name, at) => {
    if (charColumns.has(name) && result.columnTypes[at] === 7) result.columnTypes[at] = 6;
  });
  return result;
}

class Client extends pg.Client {
  query(config, values, callback) {
    const done = typeof values === "function" ? values : callback;
    const given = typeof values === "function" ? undefined : values;
    if (typeof done === "function") {
      return super.query(config, given, (error, result) => done(error, error ? result : charAsText(result)));
    }
    const pending = super.query(config, given);
    return typeof pending?.then === "function" ? pending.then(charAsText) : pending;
  }
}

function openPool(database) {
  const target = new URL(base);
  if (database) target.pathname = `/${database}`;
  return new pg.Pool({ connectionString: target.href, Client, max: 4 });
}

async function connectTo(database, afterwards) {
  const pool = openPool(database);
  const connection = await new PrismaPg(pool, { schema: schemaName }).connect();
  const queryRaw = connection.queryRaw.bind(connection);
  const dispose = connection.dispose?.bind(connection);
  connection.queryRaw = async (query) => textAsChar(await queryRaw(query));
  // The adapter splits a script at every semicolon, which breaks functions and comments; the server does it right.
  connection.executeScript = async (script) => {
    await pool.query(script);
  };
  connection.dispose = async () => {
    await dispose?.();
    await pool.end().catch(() => {});
    await afterwards?.();
  };
  return connection;
}

async function connectToShadowDb() {
  const name = `prisma_migrate_shadow_db_${globalThis.crypto.randomUUID()}`;
  const admin = openPool();
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
  return connectTo(name, async () => {
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  });
}

let connection;
const database = () => {
  connection ??= connectTo();
  return connection;
};

const UNREACHED = {
  columnNames: ["exists", "version", "numeric_version"],
  columnTypes: [5, 7, 0],
  rows: [[true, "PostgreSQL 15.0", 150000]],
};

/** Comparing two schemas needs no database, yet the engine always asks for the server's version first. */
async function queryRaw(query) {
  try {
    return await (await database()).queryRaw(query);
  } catch (error) {
    if (!/server_version_num/.test(query.sql)) throw error;
    connection = undefined;
    return UNREACHED;
  }
}

const lazyConnection = {
  provider: "postgres",
  adapterName: ADAPTER,
  queryRaw,
  executeRaw: async (query) => (await database()).executeRaw(query),
  executeScript: async (script) => (await database()).executeScript(script),
  startTransaction: async (level) => (await database()).startTransaction(level),
  getConnectionInfo: () => ({ schemaName, supportsRelationJoins: true }),
  dispose: async () => {
    const open = await connection;
    connection = undefined;
    await open?.dispose();
  },
};

const factory = bindMigrationAwareSqlAdapterFactory({
  provider: "postgres",
  adapterName: ADAPTER,
  connectToShadowDb,
  connect: async () => lazyConnection,
});

// ── the engine and its protocol ────────────────────────────────────────────────────────────────────────────────

/** Node cannot import the .wasm file by itself: instantiate it and hand it to its JavaScript half. */
async function loadEngine() {
  const glue = await import(`${ENGINE}/schema_engine_bg`);
  const module = new WebAssembly.Module(readFileSync(join(enginePath, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const files = option("--datamodels").filter(Boolean);
  const datamodels = files.map((file) => [file, readFileSync(file, "utf8")]);
  return glue.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, factory);
}

let engine;
const loadedEngine = () => {
  engine ??= loadEngine();
  return engine;
};

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

/** The adapter keeps the real error and gives the engine its number. */
function originalError(error) {
  try {
    return factory.errorRegistry?.consumeError?.(JSON.parse(error.message)?.id)?.error;
  } catch {
    return undefined;
  }
}

const METHOD_NAMES = { getDatabaseVersion: "version" };
let printed = 100_000;

async function answer({ id, method, params }) {
  try {
    const target = await loadedEngine();
    const result = await target[METHOD_NAMES[method] ?? method](params ?? {});
    // The native engine calls back to print a diff.
    if (method === "diff" && result?.stdout) {
      printed += 1;
      send({ id: printed, method: "print", params: { content: result.stdout.replace(/\n$/, "") } });
    }
    send({ id, result: result ?? {} });
  } catch (error) {
    const message = originalError(error)?.message ?? error?.message ?? String(error);
    const data = { is_panic: false, message, meta: error?.meta ?? null, error_code: error?.code ?? null };
    send({
      id,
      error: { code: 4466, message: "An error happened. Check the data field for details.", data },
    });
  }
}

/** Requests are answered one after the other, as the native engine does. */
function serve() {
  let last = Promise.resolve();
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    const request = line.trim() ? JSON.parse(line) : {};
    if (request.method) last = last.then(() => answer(request));
  });
  lines.on("close", () => last.then(() => process.exit(0)));
}

/** The engine reports a panic's text here before it traps. */
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: "",
  set_message(message) {
    this.message = message;
  },
};
process.on("uncaughtException", (error) => {
  log("ERROR", globalThis.PRISMA_WASM_PANIC_REGISTRY.message || error?.message || String(error), {
    is_panic: true,
  });
  process.exit(101);
});
process.on("unhandledRejection", (error) => {
  throw error;
});

if (argv.includes("--version") || argv.includes("-V")) {
  console.log(
    `schema-engine-wasm ${JSON.parse(readFileSync(join(enginePath, "package.json"), "utf8")).version}`,
  );
} else if (argv.includes("cli")) {
  await runCommand(argv[argv.indexOf("cli") + 1]);
} else {
  serve();
}
