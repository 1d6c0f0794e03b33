import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCollect } from "../cli/collect.ts";
import { pipeline } from "./pipelines.ts";
import { systemdUnit } from "./systemd-unit.ts";

const connection = { url: "https://plimsoll.example", token: "plm_collector_0_0_0" };
const analyses = spawnSync("systemd-analyze", ["--version"]).status === 0;

describe.each([
  ["docker", "/usr/local/bin/plimsoll collect docker --watch --host-name dock-1"],
  ["registry", "/usr/local/bin/plimsoll collect registry registry.example:5000 --watch --interval 1h"],
] as const)("a service that looks at %s", (kind, command) => {
  const { before, fileName, text } = systemdUnit({
    kind,
    ...connection,
    host: "dock-1",
    registry: "registry.example:5000",
  });

  it("is a unit that systemd understands, with a command that stays", () => {
    expect(text).toContain(`\nExecStart=${command}\n`);
    expect(readCollect(command.split(" ").slice(2)).values.watch).toBe(true);
    for (const line of text.split("\n")) expect(line).toMatch(/^(\[\w+\]|[A-Z]\w+=.*|)$/);
    expect(fileName).toMatch(/\.service$/);
  });

  if (analyses)
    it("is checked by systemd itself", () => {
      const folder = mkdtempSync(join(tmpdir(), "plimsoll-unit-"));
      const unit = join(folder, "plimsoll-collect.service");
      writeFileSync(unit, text.replace("/usr/local/bin/plimsoll", "/bin/true"));
      const { stderr, status } = spawnSync("systemd-analyze", ["verify", unit], { encoding: "utf8" });
      rmSync(folder, { recursive: true });
      expect(stderr.split("\n").filter((line) => line.includes("plimsoll-collect"))).toEqual([]);
      expect(status).toBe(0);
    });

  it("has address and token in a file of their own", () => {
    expect(text).not.toContain(connection.token);
    expect(before).toContain(`PLIMSOLL_TOKEN=${connection.token}`);
    expect(before).toContain(`PLIMSOLL_URL=${connection.url}`);
    expect(before).toContain(/^EnvironmentFile=(.*)$/m.exec(text)![1]);
  });
});

it("shares no file with another: both may run on one host", () => {
  const [docker, registry] = (["docker", "registry"] as const).map((kind) =>
    systemdUnit({ kind, ...connection }),
  );
  const own = (text: string) => text.match(/^(EnvironmentFile|StateDirectory)=.*$/gm);
  expect(docker!.fileName).not.toBe(registry!.fileName);
  for (const line of own(docker!.text)!) expect(own(registry!.text)).not.toContain(line);
});

it("is there for what looks by itself", () => {
  expect(pipeline("systemd", { kind: "trivy", ...connection })).toBeNull();
});
