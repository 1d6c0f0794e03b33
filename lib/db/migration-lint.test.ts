import { describe, expect, it } from "vitest";
import { MIGRATIONS, readMigrations } from "./migrate.ts";
import { lintMigration } from "./migration-lint.ts";

/** Looked at by a person, with the reason. A new one is a decision. */
const KNOWN: Record<string, string> = {
  "0002_audit": "before the first release: the tables are its own and empty",
  "0008_statement_parts": "before the first release",
  "0016_rule_urls": "before the first release",
};

describe("the lint of migrations", () => {
  it.each([
    ['ALTER TABLE "asset" DROP COLUMN "name";', "drops a column"],
    ['ALTER TABLE "asset" RENAME COLUMN "name" TO "title";', "renames"],
    ['ALTER TABLE "asset" RENAME TO "thing";', "renames"],
    ['ALTER TABLE "asset" ALTER COLUMN "id" TYPE bigint;', "changes a column's type"],
    ['ALTER TABLE "asset" ALTER COLUMN "name" SET NOT NULL;', "demands a value"],
    ['ALTER TABLE "asset" ADD COLUMN "weight" INTEGER NOT NULL;', "does not fill"],
    ['ALTER TABLE "asset" ADD COLUMN "mark" UUID NOT NULL DEFAULT gen_random_uuid();', "writes every row"],
    ['DROP TABLE "asset";', "drops a table"],
    ['TRUNCATE "asset";', "empties"],
  ])("finds %s", (sql, rule) =>
    expect(lintMigration(sql)).toMatchObject([{ line: 1, rule: expect.stringContaining(rule) }]),
  );

  it.each([
    'CREATE TABLE "a" ("id" INTEGER NOT NULL); ALTER TABLE "a" ADD COLUMN "b" INTEGER NOT NULL;',
    'ALTER TABLE "asset" ADD COLUMN "b" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "c" TEXT;',
    "-- DROP TABLE asset\nSELECT 'DROP TABLE asset';",
    'CREATE TRIGGER "t" BEFORE UPDATE OR TRUNCATE ON "asset" FOR EACH STATEMENT EXECUTE FUNCTION f();',
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN TRUNCATE x; RETURN NULL; END $$;",
  ])("lets %s pass", (sql) => expect(lintMigration(sql)).toEqual([]));

  it("says in which line", () =>
    expect(lintMigration('\n\nALTER TABLE "x" DROP COLUMN "y";')).toMatchObject([{ line: 3 }]));

  it.each(readMigrations(MIGRATIONS).map(({ name, sql }) => [name, sql]))("%s only adds", (name, sql) =>
    expect(KNOWN[name!] === undefined ? lintMigration(sql!) : []).toEqual([]),
  );
});
