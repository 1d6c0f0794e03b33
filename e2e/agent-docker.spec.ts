import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PODMAN_IMAGE, type Podman, startPodman } from "../lib/agents/docker/testing.ts";
import { expect, test } from "./fixtures.ts";

let engine: Podman | string = "not started";
let folder = "";
let agent: ChildProcess | undefined;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-agent-"));
  engine = await startPodman();
  // Reporters keep the reason of a skip to themselves.
  if (typeof engine === "string") console.log(`agent-docker: no engine: ${engine}`);
});
test.afterAll(async () => {
  agent?.kill("SIGTERM");
  if (typeof engine !== "string") await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** `plimsoll` on the path, as it is where it was installed. */
const installed = (): string => {
  const command = `#!/bin/sh\nexec '${process.execPath}' '${resolve("lib/cli/plimsoll.ts")}' "$@"\n`;
  writeFileSync(join(folder, "plimsoll"), command, { mode: 0o755 });
  return `${folder}:${process.env.PATH}`;
};

test("a Docker host is connected with the printed command: its containers and what is wrong with them come, go, and can still be found", async ({
  as,
}, info) => {
  test.skip(typeof engine === "string", `no engine: ${engine}`);
  test.setTimeout(180_000);
  const podman = engine as Podman;
  const name = `cart-${info.retry}`;
  const host = `dock-${Date.now()}`;
  const page = await as("admin");

  await page.goto("/collectors/connect");
  await page.getByLabel("Name", { exact: true }).fill(host);
  await page.getByLabel("What sends the reports").selectOption("docker");
  await page.getByLabel("It speaks for").selectOption("host");
  await page.getByLabel("Name of the host").fill(host);
  await page.getByRole("button", { name: "Connect" }).click();
  await page.getByRole("tab", { name: "systemd service" }).click();
  await expect(page.getByRole("tabpanel").getByText("ExecStart=")).toBeVisible();
  await page.getByRole("tab", { name: "plimsoll" }).click();
  const printed = await page.getByRole("tabpanel").locator("pre").first().innerText();
  expect(printed).toMatch(/^plimsoll collect docker --watch .*--url /);

  podman.run("run", "-d", "--name", name, "--privileged", PODMAN_IMAGE);
  agent = spawn("sh", ["-c", `exec ${printed} --interval 5s`], {
    env: {
      ...process.env,
      PATH: installed(),
      DOCKER_HOST: `unix://${podman.socket}`,
      PLIMSOLL_SPOOL: folder,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });

  const containers = async () => {
    const answer = await page.request.get(`/api/v1/assets?kind=container&q=${name}`);
    return (await answer.json()).rows as { id: number; live: boolean; goneAt: string | null }[];
  };
  await expect.poll(containers, { timeout: 60_000 }).toMatchObject([{ live: true, goneAt: null }]);
  const [container] = await containers();
  await page.goto(`/inventory/containers/${container!.id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText(host).first()).toBeVisible();
  await page.goto("/findings?q=privileged");
  const finding = page.getByRole("row").filter({ hasText: name });
  await expect(finding.getByText("The container is privileged")).toBeVisible();
  await finding.getByText("The container is privileged").click();
  await expect(page.getByText("CIS Docker Benchmark 1.6.0: 5.5").first()).toBeVisible();

  podman.run("rm", "--force", "--time", "0", name);
  podman.run("run", "--rm", "--name", `blink-${info.retry}`, PODMAN_IMAGE, "true");
  await expect
    .poll(containers, { timeout: 60_000 })
    .toMatchObject([{ live: false, goneAt: expect.any(String) }]);
  await page.goto("/findings?q=privileged");
  await expect(page.getByRole("row").filter({ hasText: name })).toHaveCount(0);
  await page.goto(`/inventory/containers?q=${name}&live=no`);
  await expect(page.getByRole("row").filter({ hasText: name }).getByText(/gone/)).toBeVisible();
  // It came and went in a moment: the agent's next parcel tells.
  await expect(async () => {
    await page.goto(`/inventory/containers?q=blink-${info.retry}`);
    const blink = page.getByRole("row").filter({ hasText: `blink-${info.retry}` });
    await expect(blink.first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 45_000 });
});
