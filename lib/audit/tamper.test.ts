import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendAll } from "./appender.ts";
import { entryLine, headerLine } from "./bundle.ts";
import { emptyFrontier, packFrontier } from "./frontier.ts";
import { CHAIN_START, chainHash } from "./log-verifier.ts";
import { leafHash } from "./merkle.ts";
import { newKeyPem, signerOf } from "./signed-note.ts";
import { EVERY, logOf, signer, textOf } from "./testing.ts";
import { type Trust, verifyBundle } from "./verify-bundle.ts";

const ENTRIES = 3_000;

const texts = Array.from({ length: ENTRIES }, (_, i) => textOf(i + 1));
const log = logOf(texts);
const verdict = (lines: string[], trust?: Trust) => verifyBundle(`${lines.join("\n")}\n`, trust);
/** Line of entry n: one header, n − 1 entries and the checkpoints between them before it. */
const lineOf = (n: number): number => n + Math.floor((n - 1) / EVERY);
const noteAfter = (size: number): string => JSON.parse(log[lineOf(size) + 1]!).checkpoint;
const anyEntry = fc.integer({ min: 2, max: ENTRIES - 1 });

interface Line {
  seq: number;
  leaf: string;
  chain: string;
  entry: string;
}

/** The attacker's best: stored hashes recomputed for every entry from n on, checkpoints left as they were signed. */
const rehashed = (lines: string[]): string[] => {
  let [chain, seq] = [CHAIN_START, 0];
  return lines.map((line, i) => {
    if (i === 0 || line.startsWith('{"checkpoint"')) return line;
    const { entry } = JSON.parse(line) as Line;
    const leaf = leafHash(entry);
    chain = chainHash(chain, leaf);
    seq += 1;
    return entryLine({ seq, text: entry, leaf, chain });
  });
};

test("an intact log is intact, also against the noted key and any checkpoint kept elsewhere", () => {
  expect(verdict(log)).toMatchObject({
    ok: true,
    first: 1,
    entries: ENTRIES,
    checkpoints: ENTRIES / EVERY,
    size: ENTRIES,
  });
  expect(verdict(log, { key: signer.vkey, checkpoint: noteAfter(500) }).ok).toBe(true);
});

describe("found and named exactly", () => {
  test("one flipped bit anywhere in an entry's line", () => {
    fc.assert(
      fc.property(anyEntry, fc.nat(), fc.nat(6), (n, pick, bit) => {
        const line = log[lineOf(n)]!;
        const at = pick % line.length;
        const flipped = String.fromCharCode(line.charCodeAt(at) ^ (1 << bit));
        const lines = log.with(lineOf(n), line.slice(0, at) + flipped + line.slice(at + 1));
        expect(verdict(lines)).toMatchObject({ ok: false, firstBadEntry: n, lastBadEntry: n });
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  test.each<[string, (n: number) => string[]]>([
    [
      "a changed text",
      (n) => edited(n, (line) => ({ ...line, entry: line.entry.replace("triaged", "deleted") })),
    ],
    [
      "a changed text with its leaf hash",
      (n) => edited(n, (line) => ({ ...line, entry: textOf(0), leaf: leafHash(textOf(0)).toString("hex") })),
    ],
    ["a deletion", (n) => log.toSpliced(lineOf(n), 1)],
    ["a deletion, renumbered", (n) => renumbered(log.toSpliced(lineOf(n), 1))],
    ["a repeated entry", (n) => renumbered(log.toSpliced(lineOf(n), 0, log[lineOf(n - 1)]!))],
    [
      "a foreign insertion",
      (n) =>
        renumbered(
          log.toSpliced(
            lineOf(n),
            0,
            entryLine({ seq: n, text: textOf(0), leaf: leafHash(textOf(0)), chain: CHAIN_START }),
          ),
        ),
    ],
    [
      "a swap with the last",
      (n) => log.with(lineOf(n), log[lineOf(ENTRIES)]!).with(lineOf(ENTRIES), log[lineOf(n)]!),
    ],
    [
      "a swap with the last, renumbered",
      (n) => renumbered(log.with(lineOf(n), log[lineOf(ENTRIES)]!).with(lineOf(ENTRIES), log[lineOf(n)]!)),
    ],
    ["the file cut off", (n) => log.slice(0, lineOf(n))],
  ])(
    "%s",
    (_, tampered) => {
      fc.assert(
        fc.property(anyEntry, (n) => {
          expect(verdict(tampered(n))).toMatchObject({ ok: false, firstBadEntry: n });
        }),
        { numRuns: 12 },
      );
    },
    60_000,
  );
});

describe("found, and named between two checkpoints, when every stored hash was recomputed", () => {
  test.each<[string, (n: number) => string[]]>([
    ["a changed text", (n) => edited(n, (line) => ({ ...line, entry: textOf(0) }))],
    [
      "a swap of neighbours",
      (n) => log.with(lineOf(n), log[lineOf(n + 1)]!).with(lineOf(n + 1), log[lineOf(n)]!),
    ],
    ["a deletion", (n) => log.toSpliced(lineOf(n), 1)],
    [
      "an insertion",
      (n) =>
        log.toSpliced(
          lineOf(n),
          0,
          entryLine({ seq: n, text: textOf(0), leaf: leafHash(textOf(0)), chain: CHAIN_START }),
        ),
    ],
  ])("%s", (_, tampered) => {
    for (const n of [2, 249, 700, 1_001, ENTRIES - 2]) {
      const found = verdict(rehashed(tampered(n)));
      if (found.ok) throw new Error(`not found at ${n}`);
      const start = Math.floor((n - 1) / EVERY) * EVERY;
      expect(found.firstBadEntry).toBeGreaterThan(start);
      expect(found.firstBadEntry).toBeLessThanOrEqual(start + EVERY + 1);
    }
  });
});

describe("what a bundle alone cannot tell, a checkpoint or key kept elsewhere does", () => {
  const rolledBack = logOf(texts.slice(0, 1_000));
  const rewritten = logOf(texts.with(1_200, textOf(0)));

  test("a log rolled back to an earlier signed state", () => {
    expect(verdict(rolledBack).ok).toBe(true);
    expect(verdict(rolledBack, { checkpoint: noteAfter(1_500) })).toMatchObject({
      ok: false,
      firstBadEntry: 1_001,
    });
  });

  test("a log rewritten and signed anew with the stolen key", () => {
    expect(verdict(rewritten).ok).toBe(true);
    const found = verdict(rewritten, { checkpoint: noteAfter(1_250) });
    expect(found).toMatchObject({ ok: false, firstBadEntry: 1_001, lastBadEntry: 1_250 });
  });

  test("a log rewritten and signed with another key", () => {
    const forged = logOf(texts.with(5, textOf(0)), signerOf(newKeyPem()));
    expect(verdict(forged).ok).toBe(true);
    expect(verdict(forged, { key: signer.vkey })).toMatchObject({ ok: false, firstBadEntry: 1 });
  });
});

test("entries after the last checkpoint are not taken on trust", () => {
  expect(verdict(log.slice(0, -1))).toMatchObject({ ok: false, firstBadEntry: ENTRIES - EVERY + 1 });
});

test("a bundle may begin at a checkpoint, and its beginning is checked", () => {
  const frontier = emptyFrontier();
  const { chain } = appendAll(
    frontier,
    CHAIN_START,
    texts.slice(0, 750).map((entry, id) => ({ id, entry })),
  );
  const from = {
    size: 750,
    frontier: packFrontier(frontier).toString("hex"),
    chain: chain.toString("hex"),
    checkpoint: noteAfter(750),
  };
  const rest = log.slice(lineOf(751));
  const header = (changed: Partial<typeof from>) =>
    headerLine({ key: signer.vkey, from: { ...from, ...changed }, to: ENTRIES });
  expect(verdict([header({}), ...rest])).toMatchObject({ ok: true, first: 751, entries: ENTRIES - 750 });
  for (const changed of [
    { checkpoint: noteAfter(500) },
    { chain: CHAIN_START.toString("hex") },
    { frontier: "00".repeat((32 * from.frontier.length) / 64) },
  ]) {
    expect(verdict([header(changed), ...rest])).toMatchObject({ ok: false, firstBadEntry: 751 });
  }
});

test("the command says so and exits 0, 1 or 2", () => {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-audit-"));
  const file = join(folder, "bundle.jsonl");
  const run = (lines: string[]) => {
    writeFileSync(file, `${lines.join("\n")}\n`);
    const script = `import { audit } from ${JSON.stringify(new URL("../cli/audit.ts", import.meta.url).href)}; process.exitCode = await audit(["verify", ${JSON.stringify(file)}, "--json"]);`;
    try {
      return {
        code: 0,
        said: JSON.parse(
          execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
        ),
      };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { code: status, said: JSON.parse(stdout) };
    }
  };
  try {
    const spoken = logOf([textOf(1), textOf(2).replace("id-2", "line\u2028separator")]);
    expect(run(spoken)).toMatchObject({ code: 0, said: { ok: true, entries: 2 } });
    expect(run(log.with(lineOf(1_777), log[lineOf(1_777)]!.replace("triaged", "deleted")))).toMatchObject({
      code: 1,
      said: { firstBadEntry: 1_777 },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function edited(n: number, change: (line: Line) => Line): string[] {
  return log.with(lineOf(n), JSON.stringify(change(JSON.parse(log[lineOf(n)]!))));
}

/** Numbers made to fit again, hashes left alone. */
function renumbered(lines: string[]): string[] {
  let seq = 0;
  return lines.map((line, i) => {
    if (i === 0 || line.startsWith('{"checkpoint"')) return line;
    seq += 1;
    return JSON.stringify({ ...(JSON.parse(line) as Line), seq });
  });
}
