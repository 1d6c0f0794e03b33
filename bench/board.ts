import { AUDITOR_JOBS, CISO_JOBS } from "../e2e/board-jobs.ts";
import { runJob } from "../e2e/stopwatch.ts";
import { inBrowser } from "./browser.ts";
import { inEstate } from "./lists/estate.ts";

await inEstate(async (estate) => {
  let late = 0;
  for (const [role, jobs] of [
    ["ciso", CISO_JOBS],
    ["auditor", AUDITOR_JOBS],
  ] as const)
    await inBrowser(estate, role, async (context) => {
      const page = await context.newPage();
      for (const job of jobs) {
        const { seconds, keys, clicks } = await runJob(page, job);
        if (seconds > job.within) late += 1;
        console.log(
          `${seconds.toFixed(1).padStart(6)} s of ${job.within}, ${keys} keys, ${clicks} clicks: ${job.name}`,
        );
      }
    });
  console.log(
    `board jobs ${CISO_JOBS.length + AUDITOR_JOBS.length} late ${late} findings ${estate.findings} occurrences ${estate.occurrences}`,
  );
});
