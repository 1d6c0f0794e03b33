import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";
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

export const pool = (): pg.Pool => database().pool;
export const prisma = (): PrismaClient => database().prisma;
export const sql: SqlRunner["sql"] = (strings, ...values) => sqlOn(pool())(strings, ...values);

export const disconnect = async (): Promise<void> => {
  const current = holder.plimsollDatabase;
  holder.plimsollDatabase = undefined;
  await current?.prisma.$disconnect();
  await current?.pool.end();
};
