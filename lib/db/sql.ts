import { hash } from "node:crypto";
import type { QueryResultRow } from "pg";

/**
 * The one way to say SQL: a tagged template whose values become parameters. Prisma transactions and plain
 * connections both offer it, so audit and timeline can be written from either.
 */
export interface SqlRunner {
  sql<T = QueryResultRow>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]>;
}

interface Statement {
  /** Under which a connection keeps it prepared (at most 63 bytes). */
  name: string;
  text: string;
}

interface Queryable {
  query(statement: Statement & { values: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** One entry for each template in the code: what is prepared on a connection is bounded by what is written here. */
const statements = new WeakMap<TemplateStringsArray, Statement>();

/** `a ${x} b ${y}` → `a $1 b $2`. */
const statementOf = (strings: TemplateStringsArray): Statement => {
  let statement = statements.get(strings);
  if (!statement) {
    const text = strings.reduce((whole, part, i) => (i === 0 ? part : `${whole}$${i}${part}`), "");
    statement = { name: hash("sha256", text).slice(0, 32), text };
    statements.set(strings, statement);
  }
  return statement;
};

export const sqlOn =
  (client: Queryable): SqlRunner["sql"] =>
  async <T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]> =>
    (await client.query({ ...statementOf(strings), values })).rows as T[];
