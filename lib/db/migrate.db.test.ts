import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { MIGRATIONS, migrate, readMigrations, refusalOf } from "./migrate.ts";
import { testDatabase } from "./testing.ts";

const { url } = await testDatabase();
const client = new pg.Client({ connectionString: url });
await client.connect();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-migrations-"));
cpSync(MIGRATIONS, folder, { recursive: true });

const write = (name: string, sql: string) => {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
};

const tables = async (name: string) =>
  (await client.query("SELECT 1 FROM pg_tables WHERE tablename = $1", [name])).rowCount;

afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true });
});

describe("migrate", () => {
  it("finds nothing to do in a test database, and its rows are complete in Prisma's format", async () => {
    expect(await migrate(url)).toEqual({ applied: [] });
    const { rows } = await client.query(`SELECT * FROM "_prisma_migrations" ORDER BY migration_name`);
    expect(
      rows.map((row) => [row.migration_name, row.checksum, row.applied_steps_count, row.rolled_back_at]),
    ).toEqual(readMigrations(MIGRATIONS).map(({ name, checksum }) => [name, checksum, 1, null]));
  });

  it("applies what is missing once, also when two start together", async () => {
    write("9001_harbour", "CREATE TABLE harbour (id int); INSERT INTO harbour VALUES (1);");
    const both = await Promise.all([migrate(url, folder), migrate(url, folder)]);
    expect(both.flatMap(({ applied }) => applied)).toEqual(["9001_harbour"]);
    expect((await client.query("SELECT * FROM harbour")).rowCount).toBe(1);
  });

  it("leaves nothing of a migration that fails half-way", async () => {
    write("9002_broken", "CREATE TABLE pier (id int); SELECT no_such_function();");
    await expect(migrate(url, folder)).rejects.toThrow(
      /9002_broken failed and left nothing behind: .*no_such_function/,
    );
    expect(await tables("pier")).toBe(0);
    write("9002_broken", "CREATE TABLE pier (id int);");
    expect(await migrate(url, folder)).toEqual({ applied: ["9002_broken"] });
  });

  it("refuses a migration that was changed after it was applied", async () => {
    write("9001_harbour", "CREATE TABLE harbour (id bigint);");
    await expect(migrate(url, folder)).rejects.toThrow(/9001_harbour was changed after it was applied/);
  });
});

it.each([
  [140_012, "14.12", /^PostgreSQL 14\.12 is too old .*15 or newer.*DATABASE_URL[^\n]*$/],
  [90_624, "9.6.24", /too old/],
])("refuses PostgreSQL %i in one line", (number, text, line) => {
  expect(refusalOf({ number, text })).toMatch(line);
});

it.each([150_000, 180_004])("takes PostgreSQL %i", (number) => {
  expect(refusalOf({ number, text: "" })).toBeUndefined();
});
