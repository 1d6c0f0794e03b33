import { describe, expect, it } from "vitest";
import { ledger } from "./ledger.ts";
import { bestActions, ledgerLines } from "./ledger-lines.ts";
import { predictor, refresher } from "./prediction.ts";
import { AREAS } from "./schema.ts";
import { type AssetPosture, scoreOf } from "./score.ts";
import { AREA_WEIGHTS } from "./weights.ts";

const NOW = Date.parse("2026-03-01T00:00:00Z");
const WEEK = 7 * 86_400;

/** An asset none of whose areas has a problem, last looked at these weeks ago; null: never. */
const asset = (kind: AssetPosture["kind"], weeks: number | null): AssetPosture => ({
  id: 1,
  key: `${kind}:1`,
  kind,
  criticality: 2,
  teamCriticality: 1,
  siblings: 1,
  exposure: "running",
  areas: AREAS.filter((area) => AREA_WEIGHTS[kind]?.[area] !== undefined).map((area) => ({
    area,
    hazard: 0,
    assessedAt: weeks === null ? null : NOW - weeks * WEEK * 1000,
    ttlSeconds: WEEK,
    late: false,
    excluded: false,
  })),
});

const linesOf = (one: AssetPosture) => {
  const score = scoreOf([one], NOW);
  const after = { predict: predictor(score, [], NOW), refresh: refresher(score, NOW) };
  return ledgerLines({ lines: ledger(score, []), count: ledger(score, []).length }, new Map(), score, after);
};

describe("lines that are not findings", () => {
  it("gain what age took, where somebody looks again", () => {
    const gains = linesOf(asset("image", 2)).map(({ kind, gain }) => [kind, gain?.toFixed(9)]);
    // One time to live too old halves each area: 60, 20 and 20 points become 30, 10 and 10.
    expect(gains).toEqual([
      ["stale", "30.000000000"],
      ["stale", "10.000000000"],
      ["stale", "10.000000000"],
    ]);
  });

  it.each(["image", "workload", "host", "cluster"] as const)("of a %s promise nothing unseen", (kind) => {
    for (const line of linesOf(asset(kind, null)))
      expect(line).toMatchObject({ kind: "unassessed", gain: null });
  });

  it.each([
    [
      "image",
      "trivy image --format json --quiet IMAGE > report.json && npm run plimsoll -- push report.json",
    ],
    ["cluster", /^trivy k8s .* --subject cluster:NAME$/],
    ["host", /^kube-bench run --json .* --subject host:NAME$/],
  ] as const)("name the command that looks at a %s", (kind, command) => {
    const commands = linesOf(asset(kind, null)).map((line) => line.command);
    expect(commands).toContainEqual(expect.stringMatching(command));
  });

  it("have no command where none assesses, nor where it is age that takes", () => {
    expect(linesOf(asset("image", 2)).map((line) => line.command)).toEqual([null, null, null]);
    const provenance = linesOf(asset("image", null)).find((line) => line.label.startsWith("Provenance"));
    expect(provenance?.command).toBeNull();
  });
});

it("proposes nothing where there is no score to lift", () => {
  const score = scoreOf([], NOW);
  const line = {
    kind: "finding",
    findingId: 1,
    area: "secrets",
    assetKind: "image",
    assetIds: [1],
    share: 1,
  } as const;
  const label = { id: 1, kind: 2, rule: "aws-key", title: "", component: "", componentId: 1, subject: "x" };
  const labels = new Map([[1, { ...label, subjectId: 1, severity: 0, team: null, fixed: "" }]]);
  expect(bestActions([{ ...line, assetIds: [1] }], labels, score, () => 40)).toEqual([]);
});
