import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseAllDocuments } from "yaml";
import { expect, test } from "./fixtures.ts";

let folder = "";
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-connect-"));
  // `plimsoll` on the path, as it is where it was installed.
  const command = `#!/bin/sh\nexec '${process.execPath}' '${resolve("lib/cli/plimsoll.ts")}' "$@"\n`;
  writeFileSync(join(folder, "plimsoll"), command, { mode: 0o755 });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a registry is connected with the printed command; its collector's page says what the agent is and what went wrong", async ({
  as,
}, info) => {
  const page = await as("admin");
  await page.goto("/collectors/connect");
  await page.getByLabel("Name", { exact: true }).fill(`registry-${info.retry}-${Date.now()}`);
  await page.getByLabel("What sends the reports").selectOption("registry");
  await page.getByRole("button", { name: "Connect" }).click();
  await page.getByLabel("Registry").fill("$(reboot)");
  await expect(page.getByText("Letters, digits and . : / _ - only.")).toBeVisible();
  // Nobody listens there: the agent comes to the server, and says so.
  await page.getByLabel("Registry").fill("127.0.0.1:1");
  const once = page.getByRole("tabpanel").locator("pre").nth(1);
  await expect(once).toContainText("plimsoll collect registry 127.0.0.1:1 --url ");
  const run = spawnSync("sh", ["-c", await once.innerText()], {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, PLIMSOLL_SPOOL: join(folder, "spool") },
    encoding: "utf8",
  });
  expect(run.status, run.stderr).toBe(2);

  await page.getByRole("link", { name: "Watch for its first report" }).click();
  await expect(page.getByText("Alive, no report yet")).toBeVisible();
  await expect(page.getByText("The agent could not look")).toBeVisible();
  await expect(page.getByText("when it is started")).toBeVisible();
});

test("a cluster's agent is connected with one manifest, finished with token and image", async ({
  as,
}, info) => {
  const page = await as("admin");
  await page.goto("/collectors/connect");
  await page.getByLabel("Name", { exact: true }).fill(`cluster-${info.retry}-${Date.now()}`);
  await page.getByLabel("What sends the reports").selectOption("kubernetes");
  await page.getByLabel("Name of the cluster").fill("east");
  await page.getByRole("button", { name: "Connect" }).click();
  const token = (await page.locator("pre").first().innerText()).trim();
  const manifests = async () => {
    const text = await page.getByRole("tabpanel").locator("pre").innerText();
    return parseAllDocuments(text).map((document) => document.toJS());
  };
  await page.getByLabel("Image").fill("registry.example/plimsoll:1");
  const objects = await manifests();
  expect(objects.find(({ kind }) => kind === "Secret").stringData).toEqual({
    url: new URL(page.url()).origin,
    token,
  });
  expect(objects.at(-1).kind).toBe("Deployment");
  expect(objects.at(-1).spec.template.spec.containers[0].image).toBe("registry.example/plimsoll:1");
  await page.getByLabel("How it runs").selectOption("cronjob");
  expect((await manifests()).at(-1).kind).toBe("CronJob");
});
