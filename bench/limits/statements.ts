import type pg from "pg";

export interface Statement {
  text: string;
  values: unknown[];
}

/** The limit: the same statements one after the other over one bare connection. Answers the rows of the last. */
export const runBare = async (client: pg.Client, statements: Statement[]): Promise<number> => {
  let rows = 0;
  for (const { text, values } of statements) rows = (await client.query({ text, values })).rowCount ?? 0;
  return rows;
};
