import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "./embedded.ts";
import { prepareDatabase } from "./prepare.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated database that every test database is a copy of. */
    templateUrl: string;
  }
}

/** Vitest's global set-up of the project `database`: one throw-away server, migrated once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbedded({ ephemeral: true });
  try {
    await prepareDatabase(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("templateUrl", server.url);
  return () => server.stop();
}

/**
 * A database of its own for the calling test file, empty but migrated; DATABASE_URL names it from now on.
 * Call it once, at the top of a `*.db.test.ts`: `const { url } = await testDatabase();`
 */
export async function testDatabase(): Promise<{ url: string }> {
  const template = inject("templateUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(template, `CREATE DATABASE ${name} TEMPLATE ${new URL(template).pathname.slice(1)}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  afterAll(async () => {
    // Importing the client would need Prisma's generated code, which a test of plain SQL can do without.
    if ("plimsollDatabase" in globalThis) await (await import("./client.ts")).disconnect();
    await administer(template, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { url: url.href };
}

async function administer(template: string, statement: string): Promise<void> {
  const url = new URL(template);
  // A template with a session in it cannot be copied.
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
