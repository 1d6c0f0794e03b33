import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND_TABLE, SHELLS } from "./command-table.ts";
import { bashCompletion } from "./completions/bash.ts";

const has = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;
const plimsoll = (...args: string[]) =>
  spawnSync(process.execPath, ["lib/cli/plimsoll.ts", ...args], { encoding: "utf8" });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plimsoll-completion-"));
  writeFileSync(join(folder, "report.json"), "{}");
  writeFileSync(join(folder, "completion.bash"), bashCompletion(COMMAND_TABLE));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What bash offers for the last of these words. */
const offered = (...words: string[]): string[] => {
  const script = `. ./completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _plimsoll; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const printed = execFileSync("bash", ["-c", script, "bash", "plimsoll", ...words], {
    cwd: folder,
    encoding: "utf8",
  });
  return printed.split("\n").filter((line) => line !== "");
};

describe.skipIf(!has("bash"))("completion in bash", () => {
  it.each<[string[], string[]]>([
    [[""], Object.keys(COMMAND_TABLE)],
    [["co"], ["collect", "completion"]],
    [["collect", "do"], ["docker"]],
    [["collect", "docker", "--i"], ["--interval"]],
    [["collect", "docker", "--watch", "--dr"], ["--dry-run"]],
    [["collect", "docker", "--url", ""], []],
    [["completion", ""], [...SHELLS]],
    [["push", "rep"], ["report.json"]],
    [["push", "--su"], ["--subject"]],
    [["audit", "verify", "report.json", "--ch"], ["--checkpoint"]],
    [["nonsense", ""], []],
  ])("of %j offers %j", (words, expected) => expect(offered(...words)).toEqual(expected));

  it("offers folders where one is wanted", () => {
    expect(offered("collect", "docker", "--spool", "/us")).toEqual(["/usr"]);
  });
});

describe("plimsoll completion", () => {
  it.each(SHELLS)("prints a script that %s reads, with every command and option", (shell) => {
    const { status, stdout } = plimsoll("completion", shell);
    expect(status).toBe(0);
    for (const [name, { words, options }] of Object.entries(COMMAND_TABLE))
      for (const word of [name, ...Object.keys(words), ...Object.keys(options)])
        expect(stdout).toContain(word);
    if (has(shell)) expect(spawnSync(shell, ["-n"], { input: stdout, encoding: "utf8" }).stderr).toBe("");
  });

  it("knows the commands that the usage names", () => {
    const { stdout } = plimsoll("help");
    const named = [...stdout.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(Object.keys(COMMAND_TABLE).sort());
  });

  it("refuses other shells", () => expect(plimsoll("completion", "tcsh").status).toBe(2));
});
