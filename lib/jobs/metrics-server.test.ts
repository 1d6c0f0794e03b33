import { expect, it } from "vitest";
import { freePort } from "../db/embedded.ts";
import { meter } from "../meter.ts";
import { serveMetrics } from "./metrics-server.ts";

it("tells what the worker measured of itself, on loopback, until it is stopped", async () => {
  meter().jobs.observe({ task: "feeds_due", outcome: "failed" }, 0.02);
  const port = await freePort();
  const stop = await serveMetrics(String(port));
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(await answer.text()).toMatch(
    /^plimsoll_job_duration_seconds_count\{task="feeds_due",outcome="failed"\} 1$/m,
  );
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  await stop();
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
});

it("is nothing where no port is given", async () => {
  const stop = await serveMetrics(undefined);
  await stop();
});
