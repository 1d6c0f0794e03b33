import { expect, it } from "vitest";
import { COMMAND_TABLE } from "./command-table.ts";
import { helpFor } from "./help.ts";

it.each(Object.entries(COMMAND_TABLE))("says what %s takes", (name, { summary, options, words }) => {
  const text = helpFor([name, "--help"])!;
  expect(text).toContain(`Usage: plimsoll ${name}`);
  expect(text).toContain(summary);
  for (const option of Object.keys(options)) expect(text).toContain(`--${option}`);
  for (const word of Object.keys(words)) expect(text).toContain(`  ${word}`);
});

it("goes as deep as the line does", () => {
  const text = helpFor(["collect", "docker", "--watch", "-h"])!;
  expect(text).toContain("Usage: plimsoll collect docker [OPTIONS]");
  expect(text).toContain("--host-name");
  expect(text).not.toContain("kubernetes");
});

it("says nothing unasked", () => expect(helpFor(["push", "report.json"])).toBeNull());
