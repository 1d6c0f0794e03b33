import { expect, it } from "vitest";
import { type Run, withRun } from "./results.ts";

const run = (name: string, passed: number, failures: string[] = []): Run => ({
  name,
  about: "nothing | ever\nfails",
  settings: { n: "10", seed: "" },
  verdict: { passed, failures, figures: { seed: "abc", routes: 3 } },
  on: "2026-03-01",
});

it("keeps one line for each suite, the last one, by name", () => {
  const page = [run("csrf", 1), run("authz", 2), run("csrf", 3, ["x"])].reduce(withRun, "");
  const rows = page.split("\n").filter((line) => /^\| (authz|csrf)/.test(line));
  expect(rows).toEqual([
    "| authz | nothing / ever fails | `--n 10 --seed abc` | 2 | 0 | routes 3 | 2026-03-01 |",
    "| csrf | nothing / ever fails | `--n 10 --seed abc` | 3 | 1 | routes 3 | 2026-03-01 |",
  ]);
});
