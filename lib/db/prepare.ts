import { prepareQueue } from "../jobs/queue.ts";
import { migrate } from "./migrate.ts";

/** Everything a database needs before web and worker may use it: the product's schema, then the job queue's. */
export async function prepareDatabase(url: string): Promise<{ applied: string[] }> {
  const result = await migrate(url);
  await prepareQueue(url);
  return result;
}
