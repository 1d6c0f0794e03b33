import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasOpenssl } from "./test-certificates.ts";
import { podOf } from "./test-objects.ts";
import { FakeCluster } from "./testing.ts";

let cluster: FakeCluster;
beforeEach(async () => {
  cluster = new FakeCluster();
  await cluster.start();
});
afterEach(async () => {
  await cluster.stop();
  cluster.remove();
});

const SERVER = ["--url", "http://127.0.0.1:1", "--token", "t"];

/** Beside the API server of this very process: it must go on answering meanwhile. */
const collect = (...args: string[]) => {
  const env = { ...process.env, PLIMSOLL_URL: "", PLIMSOLL_TOKEN: "", KUBECONFIG: "" };
  const child = spawn(process.execPath, ["lib/cli/plimsoll.ts", "collect", "kubernetes", ...args], { env });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].on("data", (text) => {
      said[stream] += text;
    });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, said, ended };
};

describe.skipIf(!hasOpenssl)("plimsoll collect kubernetes", () => {
  it("prints with --dry-run what it would send", async () => {
    cluster.put("pods", podOf("web"));
    const { said, ended } = collect("--kubeconfig", cluster.kubeconfig(), "--dry-run");
    expect(await ended).toBe(0);
    expect(JSON.parse(said.stdout)).toMatchObject({ plimsoll: "kubernetes-snapshot", version: 1 });
  });

  it.each([
    [["--context", "none"], /no context none/],
    [["--namespace", "A B"], /no name of a namespace/],
    [["--host", "x"], /--host/],
  ])("answers %j with what is wrong, exit 2", async (args, reason) => {
    const { said, ended } = collect("--kubeconfig", cluster.kubeconfig(), ...SERVER, ...args);
    expect(await ended).toBe(2);
    expect(said.stderr).toMatch(reason);
    expect(said.stderr).not.toMatch(/\n\s+at /);
  });

  it("says that the credentials are not taken, exit 2", async () => {
    const spool = ["--spool", join(cluster.folder, "spool")];
    const kubeconfig = cluster.kubeconfig({ token: "other" });
    const { said, ended } = collect("--kubeconfig", kubeconfig, ...SERVER, ...spool);
    expect(await ended).toBe(2);
    expect(said.stderr).toMatch(/does not take the credentials/);
  });

  it("ends within two seconds when it is told to, with what it gathered on disk", async () => {
    const spool = join(cluster.folder, "spool");
    const args = ["--kubeconfig", cluster.kubeconfig(), ...SERVER, "--spool", spool, "--watch", "--json"];
    const { child, said, ended } = collect(...args);
    await expect.poll(() => said.stdout, { timeout: 20_000 }).toContain('"event":"gathered"');
    cluster.put("pods", podOf("blink"));
    cluster.delete("pods", "shop/blink");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = Date.now();
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(said.stdout).toContain("kubernetes-departed.json");
    expect(readdirSync(spool).filter((name) => name.endsWith(".parcel"))).toHaveLength(2);
    for (const line of said.stdout.trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("event");
  });
});
