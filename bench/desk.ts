import { DESK_JOBS } from "../e2e/desk-jobs.ts";
import { runJob } from "../e2e/stopwatch.ts";
import { inBrowser } from "./browser.ts";
import { inEstate } from "./lists/estate.ts";

await inEstate((estate) =>
  inBrowser(estate, "analyst", async (context) => {
    const page = await context.newPage();
    let late = 0;
    for (const job of DESK_JOBS) {
      const { seconds, keys } = await runJob(page, job);
      if (seconds > job.within) late += 1;
      console.log(`${seconds.toFixed(1).padStart(6)} s of ${job.within}, ${keys} keys: ${job.name}`);
    }
    console.log(
      `desk jobs ${DESK_JOBS.length} late ${late} findings ${estate.findings} occurrences ${estate.occurrences}`,
    );
  }),
);
