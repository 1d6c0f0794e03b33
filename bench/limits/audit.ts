import type pg from "pg";

/** The limit: the same texts inserted by the same statements, each committed, with no tree, chain or triggers. */
export const insertUnchained = async (client: pg.Client, texts: readonly string[]): Promise<number> => {
  await client.query("create table if not exists unchained (id bigserial primary key, entry text not null)");
  const started = performance.now();
  for (const text of texts) {
    await client.query("begin");
    await client.query("insert into unchained (entry) values ($1)", [text]);
    await client.query("commit");
  }
  return performance.now() - started;
};
