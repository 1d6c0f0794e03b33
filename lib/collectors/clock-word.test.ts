import { expect, it } from "vitest";
import { clockWord } from "./clock-word.ts";
import type { CollectorView } from "./schema.ts";

const agent = (skewSeconds: number) => ({ skewSeconds }) as CollectorView["agent"];

it.each([
  [agent(0.2), true, "in step"],
  [agent(4.9), false, "in step"],
  [agent(30), false, "30 s behind ours"],
  [agent(-150), false, "3 min ahead of ours"],
  [agent(7_300), false, "2 h behind ours"],
  [null, false, "in step"],
  [null, true, "ahead of ours: some reports stated a time to come"],
] as const)("says of %j, reports ahead %s: %s", (known, clockAhead, word) =>
  expect(clockWord({ agent: known, clockAhead })).toBe(word),
);
