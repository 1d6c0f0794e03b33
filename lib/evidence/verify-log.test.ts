import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logOf, signer, textOf } from "../audit/testing.ts";
import { verifyBundle } from "../audit/verify-bundle.ts";
import { verifyLog } from "./verify-log.ts";

const log = logOf(Array.from({ length: 600 }, (_, i) => textOf(i + 1)));

describe("an audit bundle in a browser", () => {
  it("that is intact is read like the command reads it", async () => {
    const verdict = await verifyLog(log, signer.vkey);
    const { ok, first, entries, checkpoints, size, key } = verifyBundle(`${log.join("\n")}\n`) as never as {
      ok: true;
      first: number;
      entries: number;
      checkpoints: number;
      size: number;
      key: string;
    };
    expect(verdict).toMatchObject({ ok, first, entries, checkpoints, size, key });
  });

  it("of a range is held against the checkpoint it begins at", async () => {
    const short = logOf([textOf(1), textOf(2)]);
    expect(await verifyLog(short)).toMatchObject({ ok: true, entries: 2 });
    expect(await verifyLog([])).toMatchObject({ ok: false, reason: "the bundle is empty" });
    expect(await verifyLog(short, "plimsoll/audit/other+00000000+AAAA")).toMatchObject({ ok: false });
  });

  it("is refused wherever the command refuses it, whatever was done to it", async () => {
    const change = fc.tuple(
      fc.constantFrom("letter", "drop", "double", "swap", "cut", "append"),
      fc.nat(log.length - 1),
      fc.nat(10_000),
    );
    await fc.assert(
      fc.asyncProperty(change, async ([what, line, at]) => {
        const changed = changedLog(what, line, at);
        const command = verifyBundle(`${changed.join("\n")}\n`);
        const browser = await verifyLog(changed);
        expect(browser.ok).toBe(command.ok);
      }),
      { numRuns: 250 },
    );
  });
});

const changedLog = (what: string, line: number, at: number): string[] => {
  const lines = [...log];
  const text = lines[line]!;
  const place = at % text.length;
  if (what === "letter")
    lines[line] =
      text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1);
  else if (what === "drop") lines.splice(line, 1);
  else if (what === "double") lines.splice(line, 0, text);
  else if (what === "swap") [lines[line], lines[at % lines.length]] = [lines[at % lines.length]!, text];
  else if (what === "cut") lines.length = line;
  else lines.push(text);
  return lines;
};
