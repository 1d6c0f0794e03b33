import { DESK_JOBS } from "./desk-jobs.ts";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";
import { runJob } from "./stopwatch.ts";

test("the desk's jobs are done by keyboard alone, each within its time", async ({ as, collector }) => {
  await collector.push(scan("desk"));
  await collector.push(scan("desk", { tag: "1.1", content: "desk 1.1", at: new Date().toISOString() }));
  const page = await as("analyst");
  for (const job of DESK_JOBS) {
    const { seconds, keys } = await runJob(page, job);
    console.log(`${job.name}: ${seconds.toFixed(1)} s, ${keys} keys`);
    expect(seconds, job.name).toBeLessThan(job.within);
  }
});
