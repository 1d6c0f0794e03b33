import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { freePort } from "../lib/db/embedded.ts";
import { ROOT } from "../lib/launch/install.js";
import { end, start } from "../lib/launch/supervise.ts";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

const inDatabase = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return work(client).finally(() => client.end());
};

test("probes and measurements tell the truth to whoever may ask", async ({ page, collector }) => {
  await collector.push(scan("measured"));
  expect((await page.request.get("/livez")).status()).toBe(200);
  expect(await (await page.request.get("/readyz")).json()).toEqual({ ready: true, reasons: [] });
  const metrics = await page.request.get("/metrics");
  expect(metrics.headers()["content-type"]).toContain("text/plain");
  const text = await metrics.text();
  expect(text).toMatch(/^plimsoll_deliveries_received [1-9]/m);
  expect(text).toMatch(
    /^plimsoll_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/reports",status="202"\} [1-9]/m,
  );
  expect(text).toMatch(
    /^plimsoll_http_request_duration_seconds_count\{.*route="\/api\/v1\/deliveries\/\[deliveryId\]"/m,
  );
  expect(text).toMatch(/^plimsoll_source_failed\{source="database"\} 0$/m);
  const outside = await page.request.get("/metrics", { headers: { "x-forwarded-for": "192.0.2.1" } });
  expect(outside.status()).toBe(401);
});

test("the bell tells what is wrong, and each person puts it away for themselves", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/");
  await page.getByRole("button", { name: /^Notices: / }).click();
  const notices = page.getByRole("list", { name: "Notices" });
  const feed = notices.getByRole("listitem").filter({ hasText: /Exploit prediction/ });
  await expect(feed).toBeVisible();
  await feed.getByRole("button", { name: /^Dismiss/ }).click();
  await expect(feed).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: /^Notices/ }).click();
  await expect(page.getByText(/1 notice put away/)).toBeVisible();
  await expect(feed).toHaveCount(0);
  await page.getByRole("button", { name: "Show again" }).click();
  await expect(feed).toBeVisible();
  const refused = await page.request.get("/api/v1/queue");
  expect(refused.status()).toBe(403);
});

test("a job that was given up is retried from its page, and the worker does it", async ({ as }) => {
  // An audit_verify that had failed for good: done again it succeeds, and is gone.
  const id = await inDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id::text from graphile_worker.add_job('audit_verify', run_at := now() + interval '1 day', max_attempts := 1)",
    );
    await client.query(
      "update graphile_worker._private_jobs set attempts = 1, run_at = now(), last_error = 'the database went away' where id = $1",
      [rows[0]!.id],
    );
    return rows[0]!.id;
  });
  const page = await as("auditor");
  await page.goto("/settings/jobs");
  const job = page
    .getByRole("list", { name: "Jobs, the newest first" })
    .getByRole("listitem")
    .filter({ hasText: `job ${id}` });
  await expect(job).toContainText("the database went away");
  await expect(job.getByRole("button")).toHaveCount(0);

  await as("admin");
  await page.goto("/settings/jobs");
  await job.getByRole("button", { name: "Retry" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retry" }).click();
  await expect(job).toHaveCount(0);
  const left = () =>
    inDatabase((client) => client.query("select from graphile_worker._private_jobs where id = $1", [id]));
  await expect.poll(async () => (await left()).rowCount, { timeout: 20_000 }).toBe(0);
  const recorded = async () =>
    (await (await page.request.get(`/api/v1/audit?action=job.retried&subjectId=${id}`)).json()).entries
      .length;
  await expect.poll(recorded, { timeout: 15_000 }).toBe(1);
});

test("retention says what would go before it is saved, and is an admin's", async ({ as, collector }) => {
  await collector.push(scan("kept"));
  const page = await as("auditor");
  await page.goto("/settings/storage");
  await expect(page.getByRole("heading", { name: "What takes the room" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Change/ })).toHaveCount(0);

  await as("admin");
  await page.goto("/settings/storage");
  await expect(page.getByText(/packages, not judged|with a known advisory/)).toBeVisible();
  await page.getByRole("button", { name: "Change: Originals of reports" }).click();
  await page.getByLabel("Days").fill("3");
  await expect(page.getByText("7 days or more; empty for ever.")).toBeVisible();
  await page.getByLabel("Days").fill("30");
  await expect(page.getByText("Nothing would go now.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  const item = page
    .getByRole("list", { name: "Retention" })
    .getByRole("listitem")
    .filter({ hasText: "Originals of reports" });
  await expect(item).toContainText("30 days");
  await expect(item).toContainText("Chosen by Admin");
});

test("a web server told to end finishes the upload that it has begun, and sends its last traces", async ({
  collector,
}) => {
  await collector.push(scan("before"));
  const { token } = collector;
  const port = await freePort();
  const traces: string[] = [];
  const receiver = createServer((sent, answer) => {
    const pieces: Buffer[] = [];
    sent.on("data", (piece: Buffer) => pieces.push(piece));
    sent.on("end", () => {
      traces.push(Buffer.concat(pieces).toString());
      answer.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
  const endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PLIMSOLL_PROCESS: "web-draining",
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  };
  const argv = [
    "node_modules/next/dist/bin/next",
    "start",
    "--hostname",
    "127.0.0.1",
    "--port",
    String(port),
  ];
  const web = start({ name: "web", argv, env: env as NodeJS.ProcessEnv, cwd: ROOT });
  try {
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(ready, { timeout: 30_000 }).toBe(200);
    const body = Buffer.from(JSON.stringify(scan("drained")));
    const answered = new Promise<number>((settle, fail) => {
      const upload = httpRequest(
        `http://127.0.0.1:${port}/api/v1/reports?subject=host:not-in-a-trace`,
        {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-length": body.length },
        },
        (answer) => {
          answer.resume();
          settle(answer.statusCode ?? 0);
        },
      );
      upload.once("error", fail);
      upload.write(body.subarray(0, 100));
      setTimeout(() => web.kill("SIGTERM"), 500);
      setTimeout(() => upload.end(body.subarray(100)), 1_500);
    });
    expect(await answered).toBe(202);
    await expect.poll(() => web.exitCode ?? web.signalCode, { timeout: 20_000 }).not.toBeNull();
    expect(await ready()).toBe(0);
    expect(traces.join()).toContain("plimsoll-web");
    // Yes or no: what is sent is long, and a failure would print all of it.
    expect(traces.join().includes('"POST /api/v1/reports"')).toBe(true);
    expect(traces.join().includes("not-in-a-trace")).toBe(false);
  } finally {
    await end(web, 5_000);
    receiver.close();
  }
});
