import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { SEVERITIES } from "../findings/schema.ts";
import { type EstateAsset, readEstate, readProblems } from "./estate/read.ts";

import { EXPOSURE_FACTOR, UNITS_PER_POINT } from "./hazard.ts";
import {
  readFindingLabels,
  readImageGates,
  readMovement,
  readScopeName,
  readSnapshots,
  readTeams,
} from "./labels/read.ts";
import { type LedgerProblem, ledger, weakest } from "./ledger.ts";
import { bestActions, ledgerLines } from "./ledger-lines.ts";
import type { Gate, Posture, Scope } from "./schema.ts";
import { coverageOf, type Score, scoreOf } from "./score.ts";

const LABELLED = 400;
const TREND_DAYS = 92;
const MONTH_DAYS = 30;
const DAY = 86_400_000;

/** The posture of a scope now, with everything its page shows. */
export const getPosture = async (actor: Actor, scope: Scope): Promise<Posture> => {
  demand(actor, "posture:read");
  const scopeName = await readScopeName(scope);
  if (scopeName === null) throw new AppError("not_found", `There is no ${scope.replace(":", " ")}.`);
  const instant = clock();
  const at = instant.getTime();
  const assets = await readEstate(scope);
  const problems = await readProblems(assets.map((a) => a.id));
  const score = scoreOf(assets, at);
  const lines = ledger(score, problems);
  const top = lines.slice(0, LABELLED);
  const labels = new Map(
    (await readFindingLabels(top.flatMap((l) => l.findingId ?? []))).map((label) => [label.id, label]),
  );
  return {
    instant: instant.toISOString(),
    scope,
    scopeName,
    score: score.score,
    honoured: honouredScore(assets, at),
    coverage: percent(coverageOf(score)),
    dismissed: dismissedIn(assets, problems),
    assets: countBy(assets, (a) => a.kind),
    open: countBy(uniqueFindings(problems), (p) => SEVERITIES[p.severity]!),
    gates: await gatesOf(assets, problems),
    ledger: ledgerLines(lines, labels, score, assets, problems, at),
    actions: bestActions(top, labels, score, assets, problems, at),
    weakest: weakest(score, 5).map(({ asset, s }) => ({
      id: asset.id,
      kind: asset.kind,
      name: (asset as EstateAsset).name,
      score: 100 * s,
    })),
    parts: scope === "estate" ? await partsOf(assets, at) : [],
    ...(await history(scope, score, instant)),
  };
};

const percent = (share: number | null): number | null => (share === null ? null : 100 * share);

const countBy = <T>(items: T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

/** Each finding once, as bad as it is at its worst place; dismissed ones are not open. */
const uniqueFindings = (problems: LedgerProblem[]): LedgerProblem[] => {
  const worst = new Map<number, LedgerProblem>();
  for (const problem of problems) {
    const known = worst.get(problem.findingId);
    if (!problem.dismissed && (!known || problem.severity < known.severity))
      worst.set(problem.findingId, problem);
  }
  return [...worst.values()];
};

const honouredScore = (assets: EstateAsset[], at: number): number | null =>
  scoreOf(
    assets.map((asset) => ({
      ...asset,
      areas: asset.areas.map((state) => ({
        ...state,
        hazard: asset.honoured.get(state.area) ?? state.hazard,
      })),
    })),
    at,
  ).score;

const dismissedIn = (assets: EstateAsset[], problems: LedgerProblem[]): Posture["dismissed"] => ({
  findings: new Set(problems.filter((p) => p.dismissed).map((p) => p.findingId)).size,
  points: assets.reduce((sum, a) => sum + (a.dismissed / UNITS_PER_POINT) * EXPOSURE_FACTOR[a.exposure], 0),
});

const gatesOf = async (assets: EstateAsset[], problems: LedgerProblem[]): Promise<Gate[]> => {
  const reachable = new Set(assets.filter((a) => a.exposure === "internet").map((a) => a.id));
  const running = assets.filter(
    (a) => a.kind === "image" && (a.exposure === "internet" || a.exposure === "running"),
  );
  const { unscanned, endOfLife } = await readImageGates(running.map((a) => a.id));
  const exposed = problems.filter((p) => reachable.has(p.assetId) && !p.dismissed);
  const distinct = (of: LedgerProblem[]): number => new Set(of.map((p) => p.findingId)).size;
  return [
    {
      key: "kev-exposed",
      label: "Exploited in the wild, on something the internet reaches",
      count: distinct(exposed.filter((p) => p.kev)),
      href: "/findings?kev=true",
    },
    {
      key: "critical-exposed",
      label: "Critical, on something the internet reaches",
      count: distinct(exposed.filter((p) => p.severity === 0)),
      href: "/findings?severity=critical&running=true",
    },
    {
      key: "unscanned",
      label: "Images that run and were never scanned",
      count: unscanned,
      href: "/inventory/never-scanned",
    },
    {
      key: "end-of-life",
      label: "Running images on an operating system without support",
      count: endOfLife,
      href: "/inventory/images",
    },
  ];
};

const partsOf = async (assets: EstateAsset[], at: number): Promise<Posture["parts"]> => {
  const clusters = assets.filter((a) => a.kind === "cluster");
  const teams = await readTeams();
  return [
    ...clusters.map((cluster) => {
      const own = assets.filter((a) => a.clusterIds.includes(cluster.id));
      return {
        scope: `cluster:${cluster.id}`,
        kind: "cluster" as const,
        name: cluster.name,
        score: scoreOf(own, at).score,
        assets: own.length,
      };
    }),
    ...teams.map((team) => {
      const own = assets.filter((a) => a.teamId === team.id);
      return {
        scope: `team:${team.id}`,
        kind: "team" as const,
        name: team.name,
        score: scoreOf(own, at).score,
        assets: own.length,
      };
    }),
  ];
};

const history = async (scope: Scope, score: Score, now: Date): Promise<Pick<Posture, "trend" | "change">> => {
  const rows = await readSnapshots(scope, new Date(now.getTime() - TREND_DAYS * DAY));
  const trend = rows.map((row) => ({
    at: row.at.toISOString(),
    score: row.score,
    coverage: 100 * row.coverage,
  }));
  const month = new Date(now.getTime() - MONTH_DAYS * DAY);
  const then = rows.findLast((row) => row.at <= month) ?? rows[0];
  if (!then || score.score === null || now.getTime() - then.at.getTime() < DAY)
    return { trend, change: null };
  const { opened, fixed, gone } = await readMovement(then.at, now);
  const covered = 100 * ((coverageOf(score) ?? 0) - then.coverage);
  return {
    trend,
    change: {
      since: then.at.toISOString(),
      points: score.score - then.score,
      causes: [
        {
          label: `${opened} new ${opened === 1 ? "finding" : "findings"}`,
          href: `/findings?state=all&seen_after=${then.at.toISOString().slice(0, 10)}`,
        },
        { label: `${fixed} fixed, ${gone} gone with what had them`, href: "/findings?state=closed" },
        {
          label: `coverage ${covered >= 0 ? "up" : "down"} ${Math.abs(covered).toFixed(1)} points`,
          href: "/inventory/never-scanned",
        },
      ],
    },
  };
};

/** The numbers a snapshot keeps of a scope. */
export const measurePosture = async (scope: Scope, at: Date) => {
  const assets = await readEstate(scope);
  const score = scoreOf(assets, at.getTime());
  return {
    score: score.score,
    honoured: honouredScore(assets, at.getTime()),
    coverage: coverageOf(score),
    assets: assets.length,
  };
};
