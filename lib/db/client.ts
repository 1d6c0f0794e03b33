import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";
import { currentMoment, enterMoment } from "./past/moment.ts";
import { type SqlRunner, sqlOn } from "./sql.ts";

// 64-bit integers arrive as text by default; ours (ids, counts, sizes) all fit a double exactly.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
}

const connect = (): Database => {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: start Plimsoll with `npm start`.");
  const pool = new pg.Pool({
    connectionString,
    max: Number(process.env.PLIMSOLL_POOL ?? 10),
    // A command that is done ends by itself; web and worker have other things that keep them.
    allowExitOnIdle: true,
    application_name: process.env.PLIMSOLL_PROCESS ?? "plimsoll",
  });
  // An idle connection dies when the database restarts; the pool replaces it, nobody needs to crash.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
};

// Next evaluates modules again on hot reload; connections must survive that. Lazy, so that builds need no database.
const holder = globalThis as typeof globalThis & { plimsollDatabase?: Database };
const database = (): Database => {
  holder.plimsollDatabase ??= connect();
  return holder.plimsollDatabase;
};

/** One statement in a transaction of its own that ends with all that was set for it. */
const queryAfter = async (settings: string, first: unknown, ...rest: unknown[]): Promise<unknown> => {
  const client = await database().pool.connect();
  // A plan that a connection keeps is one of the present.
  const query = typeof first === "object" ? { ...first, name: undefined } : first;
  try {
    await client.query(`begin; ${settings}`);
    const result = await (client.query as (...given: unknown[]) => Promise<unknown>).call(
      client,
      query,
      ...rest,
    );
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    await client.query("rollback").then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
};

/** The pool; as of the moment that is visited, where one is (lib/db/past). */
export const pool = (): pg.Pool => {
  const moment = currentMoment();
  const { pool } = database();
  if (!moment) return pool;
  return new Proxy(pool, {
    get: (target, name) => {
      if (name === "query") return queryAfter.bind(null, enterMoment(moment));
      const member = Reflect.get(target, name, target) as unknown;
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
};
export const prisma = (): PrismaClient => database().prisma;
export const sql: SqlRunner["sql"] = (strings, ...values) => sqlOn(pool())(strings, ...values);

export const disconnect = async (): Promise<void> => {
  const current = holder.plimsollDatabase;
  holder.plimsollDatabase = undefined;
  await current?.prisma.$disconnect();
  await current?.pool.end();
};
