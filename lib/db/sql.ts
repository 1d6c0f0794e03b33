import type { QueryResultRow } from "pg";

/**
 * The one way to say SQL: a tagged template whose values become parameters. Prisma transactions and plain
 * connections both offer it, so audit and timeline can be written from either.
 */
export interface SqlRunner {
  sql<T = QueryResultRow>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]>;
}

interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** `a ${x} b ${y}` → `a $1 b $2`. */
const text = (strings: TemplateStringsArray): string =>
  strings.reduce((whole, part, i) => (i === 0 ? part : `${whole}$${i}${part}`), "");

export const sqlOn =
  (client: Queryable): SqlRunner["sql"] =>
  async <T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]> =>
    (await client.query(text(strings), values)).rows as T[];
