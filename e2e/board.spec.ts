import { AUDITOR_JOBS, CISO_JOBS } from "./board-jobs.ts";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";
import { runJob } from "./stopwatch.ts";

test.setTimeout(120_000);

test("a CISO's and an auditor's jobs are done within their time", async ({ as, collector }) => {
  await collector.push(scan("board"));
  const analyst = await as("analyst");
  const asked = await analyst.request.post("/api/v1/exceptions", {
    data: {
      name: "Board waits",
      scope: "repository:*e2e/board severity:medium",
      reason: "The next release replaces it, and nothing reaches it until then.",
      endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    },
    headers: { origin: new URL(analyst.url()).origin },
  });
  expect(asked.status(), await asked.text()).toBe(201);
  const { id } = (await asked.json()) as { id: number };
  const ciso = await as("ciso");
  const { exception } = (await (await ciso.request.get(`/api/v1/exceptions/${id}`)).json()) as {
    exception: { version: number };
  };
  const approved = await ciso.request.put(`/api/v1/exceptions/${id}/decision`, {
    data: { decision: "approve", note: "Agreed.", version: exception.version },
    headers: { origin: new URL(ciso.url()).origin },
  });
  expect(approved.ok(), await approved.text()).toBe(true);
  for (const [page, jobs] of [
    [ciso, CISO_JOBS],
    [await as("auditor"), AUDITOR_JOBS],
  ] as const) {
    for (const job of jobs) {
      if (job.ofThePast) continue;
      const { seconds, keys, clicks } = await runJob(page, job);
      console.log(`${job.name}: ${seconds.toFixed(1)} s, ${keys} keys, ${clicks} clicks`);
      expect(seconds, job.name).toBeLessThan(job.within);
    }
  }
});
