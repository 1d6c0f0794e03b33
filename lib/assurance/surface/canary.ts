import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pool, sql } from "../../db/client.ts";
import { ROOT } from "../../launch/install.js";
import { type Database, newDatabase } from "../database.ts";
import { suite } from "../suite.ts";
import { type Canaries, freshCanaries, heard } from "./canaries.ts";
import { CANARIES } from "./canary-names.ts";
import { Tally } from "./tally.ts";

/** Everything stored, one text per table: bytes print as hexadecimal. */
const tables = async (): Promise<Map<string, string>> => {
  const { rows } = await pool().query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
  );
  const texts = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: found } = await pool().query<{ text: string | null }>(
      `select string_agg(t::text, E'\\n') as text from ${name} t`,
    );
    texts.set(`table ${name}`, found[0]?.text ?? "");
  }
  return texts;
};

/** What a person would read in it: a PDF's text is drawn in glyphs of its own. */
const readable = (bytes: Buffer): string => {
  const plain = bytes.toString("latin1");
  if (!plain.startsWith("%PDF")) return plain;
  const { stdout, error } = spawnSync("pdftotext", ["-", "-"], { input: bytes, maxBuffer: 2 ** 28 });
  if (error) throw new Error(`pdftotext is needed to look into PDF files: ${error.message}`);
  return `${plain}\n${stdout}`;
};

/** The product at work on secrets, in a process of its own whose log is kept. @returns its log */
const exercise = async (database: Database, canaries: Canaries, folder: string): Promise<string> => {
  const child = spawn(process.execPath, ["lib/assurance/surface/canary-run.ts", folder], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      PLIMSOLL_LOG: "trace",
      NEXTAUTH_SECRET: canaries["the cookie secret"]!,
      PLIMSOLL_CANARIES: JSON.stringify(canaries),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data) => {
      log += String(data);
    });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  if (code !== 0) throw new Error(`the exercise ended with ${code}: ${log.slice(-2_000)}`);
  return log;
};

/** Of a token its secret alone: its id may be known. */
const partOf = (token: string): string => (token.startsWith("plm_") ? token.split("_")[3]! : token);

export const canary = suite({
  about: "known secrets turn up in no table, log line, answer, page source, export or PDF",
  long: { n: "3" },
  quick: { n: "1" },
  async run({ n }, say) {
    const tally = new Tally();
    let looked = 0;
    for (let round = 0; round < Number(n); round++) {
      const database = await newDatabase({ durable: false });
      const canaries = freshCanaries(CANARIES);
      const folder = join(database.folder, "answers");
      mkdirSync(folder);
      const places = new Map([["the log", await exercise(database, canaries, folder)]]);
      const minted = JSON.parse(readFileSync(join(database.folder, "minted.json"), "utf8")) as string[];
      for (const [at, value] of minted.entries()) canaries[`minted ${at}`] = partOf(value);
      for (const name of readdirSync(folder))
        places.set(`answer ${name}`, readable(readFileSync(join(folder, name))));
      for (const [name, text] of await tables()) places.set(name, text);
      for (const [place, text] of places)
        tally.all(heard(canaries, text).map((name) => `${place} holds ${name}`));
      looked += places.size;
      say(`canary: ${Object.keys(canaries).length} secrets, ${places.size} places`);
      // Planted: a comment, a log line, a packed stream.
      const [name, value] = Object.entries(canaries)[0]!;
      await sql`insert into team (name) values (${`a team named ${value}`})`.catch(() => undefined);
      const found = [...(await tables())].some(([, text]) => heard(canaries, text).includes(name));
      tally.planted("a secret in a table", found);
      tally.planted(
        "a secret in base64",
        heard(canaries, Buffer.from(`x${value}yz`).toString("base64")).includes(name),
      );
      writeFileSync(join(folder, "planted"), value);
      tally.planted(
        "a secret in an answer",
        heard(canaries, readable(readFileSync(join(folder, "planted")))).length === 1,
      );
      await database.end();
    }
    return tally.verdict({ secrets: CANARIES.length, places: looked });
  },
});
