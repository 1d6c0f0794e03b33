import { pool } from "../../lib/db/client.ts";
import type { Statement } from "../limits/statements.ts";

/** What `work` asked the database, in order, with its answer. */
export const recorded = async <T>(work: () => Promise<T>): Promise<{ statements: Statement[]; value: T }> => {
  const statements: Statement[] = [];
  const client = pool();
  const original = client.query;
  client.query = ((statement: string | Statement, values?: unknown[]) => {
    statements.push(
      typeof statement === "string"
        ? { text: statement, values: values ?? [] }
        : { text: statement.text, values: statement.values ?? values ?? [] },
    );
    return (original as (...all: unknown[]) => unknown).call(client, statement, values);
  }) as typeof original;
  try {
    return { value: await work(), statements };
  } finally {
    client.query = original;
  }
};
