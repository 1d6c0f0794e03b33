/** `node lib/launch/migrate.ts`: brings DATABASE_URL up to this version. Before web and worker; harmless to repeat. */
import { prepareDatabase } from "../db/prepare.ts";
import { giveUp, Problem } from "./problem.js";

const url = process.env.DATABASE_URL;
if (!url) giveUp(new Problem("nothing was changed", "DATABASE_URL is not set"));
try {
  const { applied } = await prepareDatabase(url!);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
} catch (error) {
  giveUp(error);
}
