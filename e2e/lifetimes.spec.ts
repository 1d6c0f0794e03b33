import { lifetime, lifetimes, snapshot } from "../lib/ingest/adapters/plimsoll-docker/testing.ts";
import { expect, test } from "./fixtures.ts";

test("a container that lived four seconds is found by how long such live, with image, workload, host, start, end and exit code", async ({
  as,
  collector,
}, info) => {
  const host = `ci-${info.testId}-${info.retry}`;
  const ended = Date.now() - 3_600_000;
  const at = (ms: number) => new Date(ended + ms).toISOString();
  const id = (n: number) =>
    [...`${n}${host}`]
      .map((c) => c.charCodeAt(0).toString(16))
      .join("")
      .slice(0, 60);
  const job = (n: number, seconds: number, exitCode: number) => ({
    ...lifetime(id(n), `render-0000${n}`, { image: "registry.example/ci/render:1", exitCode }),
    startedAt: at(-1000 * seconds),
    finishedAt: at(0),
    removedAt: at(0),
  });
  await collector.push(
    lifetimes([job(1, 4, 137), job(2, 5, 0), job(3, 300, 0)], { host, observedAt: at(1) }),
  );
  await collector.push(snapshot([], { host, observedAt: at(2) }));

  const page = await as("viewer");
  await page.goto(`/inventory/hosts?q=${host}`);
  await page.getByRole("link", { name: host }).click();
  const chart = page.getByRole("region", { name: "How long containers live" });
  await expect(chart).toContainText("3 containers; 1 ended with an error");
  await chart.getByRole("link", { name: "<10 min: 1 in the list" }).waitFor();
  await chart.getByRole("link", { name: "<10 s: 2 in the list" }).click();

  await expect(page).toHaveURL(/\/inventory\/containers\?host=\d+&lifetime=under_10s/);
  await expect(page.getByText("exited (0) after 5 s")).toBeVisible();
  await expect(page.getByText("exited (137) after 4 s")).toBeVisible();
  await expect(page.getByText("render-00003")).toHaveCount(0);
  await page.getByRole("link", { name: "render-00001" }).click();
  const facts = page.getByRole("region", { name: "What it is" });
  for (const fact of [/Started\s*20/, /Finished\s*20/, /Lived\s*00:00:04/, /Exit code\s*137/])
    await expect(facts).toContainText(fact);
  for (const [title, name] of [
    ["Image", "registry.example/ci/render:1"],
    ["Workload", "render-#"],
    ["Host", host],
  ] as const)
    await expect(
      page.getByRole("region", { name: new RegExp(`^${title} \\(1\\)`) }).getByRole("link", { name }),
    ).toBeVisible();
});
