import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../lib/launch/install.js";
import { scan } from "./documents.ts";
import { expect, PASSWORD, test } from "./fixtures.ts";

const run = promisify(execFile);

test("every operation of the document has its page, under the policy of all pages", async ({ as }) => {
  const page = await as("viewer");
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const answer = await page.request.get("/api/v1/openapi.json");
  expect(answer.status()).toBe(200);
  const { openapi, paths } = await answer.json();
  expect(openapi).toBe("3.1.0");
  const operations = Object.values(paths as Record<string, Record<string, unknown>>).flatMap(Object.keys);
  await page.goto("/docs/api");
  await expect(page.getByText(`${operations.length} operations`)).toBeVisible();
  await page.locator('a[href="/docs/api/postExceptions"]').click();
  await expect(page.getByRole("region", { name: "Request body" })).toContainText("Example");
  await expect(page.getByRole("region", { name: "Parameters" })).toContainText("Idempotency-Key");
  await expect(page.getByRole("region", { name: "Errors" })).toContainText("requestId: string");
  expect(complaints).toEqual([]);
  expect((await page.goto("/docs/api/getNothing"))?.status()).toBe(404);
});

test("the document is for people who are signed in", async () => {
  const { status } = await fetch(`${process.env.PLIMSOLL_E2E_URL}/api/v1/openapi.json`);
  expect(status).toBe(401);
});

test("the command reads findings by the document's own types", async ({ as, collector }) => {
  const page = await as("admin");
  await collector.push(scan("typed"));
  await expect
    .poll(async () => (await (await page.request.get("/api/v1/findings?limit=1")).json()).rows.length)
    .toBe(1);
  const env = { ...process.env, PLIMSOLL_EMAIL: "admin@e2e.example", PLIMSOLL_PASSWORD: PASSWORD };
  const command = ["lib/cli/plimsoll.ts", "findings", "--url", process.env.PLIMSOLL_E2E_URL!];
  const { stdout } = await run(process.execPath, [...command, "--json", "--limit", "1"], { cwd: ROOT, env });
  expect(JSON.parse(stdout)).toMatchObject({ id: expect.any(Number), severity: expect.any(String) });
  const wrong = run(process.execPath, [...command, "no:such"], { cwd: ROOT, env });
  await expect(wrong).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("plimsoll findings: "),
  });
});

test("an answer that is still the same is not sent again", async ({ as, collector }) => {
  const page = await as("admin");
  await collector.push(scan("tagged"));
  const first = await page.request.get("/api/v1/teams");
  const { etag, ratelimit } = first.headers();
  expect(ratelimit).toMatch(/^"caller";r=\d+;t=\d+$/);
  const again = await page.request.get("/api/v1/teams", { headers: { "if-none-match": etag! } });
  expect(again.status()).toBe(304);
});
