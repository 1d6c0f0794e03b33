import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { FindingFilter } from "../findings/filter.ts";
import { countFindings } from "../findings/list/total/read.ts";
import { FINDING_STATUSES, type FindingStatus, SEVERITIES } from "../findings/schema.ts";
import { AssetFilter } from "../inventory/list/schema.ts";
import { countMatching } from "../inventory/read.ts";
import { countPresent, readEstate } from "./estate/read.ts";
import type { EstateAsset } from "./estate/schema.ts";
import { exclusionsIn } from "./exclusions.ts";
import { acceptedRule, gateHref, gateRules, scopeQuery } from "./gates.ts";
import { EXPOSURE_FACTOR, UNITS_PER_POINT } from "./hazard.ts";
import { readLedger } from "./heaviest/read.ts";
import { readFindingLabels, readMovement, readScopeName, readSnapshots, readTeams } from "./labels/read.ts";
import { weakest } from "./ledger.ts";
import { bestActions, ledgerLines } from "./ledger-lines.ts";
import type { Measure } from "./measure.ts";
import { predictor, refresher } from "./prediction.ts";
import type { Gate, Posture, Scope } from "./schema.ts";
import { coverageOf, type Score, scoreOf } from "./score.ts";

const LABELLED = 400;
const TREND_DAYS = 92;
const MONTH_DAYS = 30;
const DAY = 86_400_000;
const DISMISSED: readonly FindingStatus[] = ["false_positive", "not_affected"];

/** The posture of a scope now, with everything its page shows. */
export const getPosture = async (actor: Actor, scope: Scope): Promise<Posture> => {
  demand(actor, "posture:read");
  const scopeName = await readScopeName(scope);
  if (scopeName === null) throw new AppError("not_found", `There is no ${scope.replace(":", " ")}.`);
  const instant = clock();
  const at = instant.getTime();
  const assets = await readEstate(scope);
  const score = scoreOf(assets, at);
  const { problems, lines, count } = await readLedger(score, assets, LABELLED);
  const predict = predictor(score, problems, at);
  const top = lines.slice(0, LABELLED);
  const present = await countPresent(assets.map((a) => a.subjectId));
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
    dismissed: dismissedIn(assets, present),
    accepted: await acceptedIn(actor, scope),
    exclusions: exclusionsIn(assets),
    assets: countBy(assets, (a) => a.kind),
    open: openIn(present),
    gates: await gatesOf(actor, scope),
    ledger: ledgerLines({ lines, count }, labels, score, { predict, refresh: refresher(score, at) }),
    actions: bestActions(top, labels, score, predict),
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

type Present = Awaited<ReturnType<typeof countPresent>>;

const isDismissed = ({ status }: { status: number }): boolean =>
  DISMISSED.includes(FINDING_STATUSES[status]!);

/** Findings that are present, by severity; dismissed ones are not open. */
const openIn = (present: Present): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const cell of present.filter((one) => !isDismissed(one)))
    counts[SEVERITIES[cell.severity]!] = (counts[SEVERITIES[cell.severity]!] ?? 0) + cell.n;
  return counts;
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

const dismissedIn = (assets: EstateAsset[], present: Present): Posture["dismissed"] => ({
  findings: present.filter(isDismissed).reduce((sum, { n }) => sum + n, 0),
  points: assets.reduce((sum, a) => sum + (a.dismissed / UNITS_PER_POINT) * EXPOSURE_FACTOR[a.exposure], 0),
});

const acceptedIn = async (actor: Actor, scope: Scope): Promise<Posture["accepted"]> => {
  const rule = acceptedRule(scope);
  return {
    findings: await countFindings(actor, FindingFilter.parse(rule.query)),
    href: gateHref(rule),
  };
};

const gatesOf = (actor: Actor, scope: Scope): Promise<Gate[]> =>
  Promise.all(
    gateRules(scope).map(async (rule) => {
      const { key, label } = rule;
      const count =
        rule.list === "findings"
          ? await countFindings(actor, FindingFilter.parse(rule.query))
          : await countMatching(actor, AssetFilter.parse({ ...rule.query, kind: "image" }));
      return { key, label, count, href: gateHref(rule) };
    }),
  );

interface Part {
  scope: `cluster:${number}` | `team:${number}`;
  kind: "cluster" | "team";
  name: string;
  assets: EstateAsset[];
}

/** The estate's clusters and teams, each with what of it is theirs. */
const partsIn = async (assets: EstateAsset[]): Promise<Part[]> => [
  ...assets
    .filter((asset) => asset.kind === "cluster")
    .map(({ id, name }) => ({
      scope: `cluster:${id}` as const,
      kind: "cluster" as const,
      name,
      assets: assets.filter((asset) => asset.clusterIds.includes(id)),
    })),
  ...(await readTeams()).map(({ id, name }) => ({
    scope: `team:${id}` as const,
    kind: "team" as const,
    name,
    assets: assets.filter((asset) => asset.teamId === id),
  })),
];

const partsOf = async (assets: EstateAsset[], at: number): Promise<Posture["parts"]> =>
  (await partsIn(assets)).map((part) => ({
    ...part,
    score: scoreOf(part.assets, at).score,
    assets: part.assets.length,
  }));

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
  const { opened, fixed, gone } = await readMovement(scope, then.at, now);
  const findings = (query: Record<string, string>) =>
    `/findings?${new URLSearchParams({ ...scopeQuery(scope), ...query })}`;
  const covered = 100 * ((coverageOf(score) ?? 0) - then.coverage);
  return {
    trend,
    change: {
      since: then.at.toISOString(),
      points: score.score - then.score,
      causes: [
        {
          label: `${opened} new ${opened === 1 ? "finding" : "findings"}`,
          href: findings({ state: "all", after: then.at.toISOString() }),
        },
        { label: `${fixed} fixed, ${gone} gone with what had them`, href: findings({ state: "closed" }) },
        {
          label: `coverage ${covered >= 0 ? "up" : "down"} ${Math.abs(covered).toFixed(1)} points`,
          href: "/inventory/never-scanned",
        },
      ],
    },
  };
};

/** The figures of the estate, of each cluster and of each team at a moment; scopes without anything are left out. */
export const measurePosture = async (at: Date): Promise<Measure[]> => {
  const estate = await readEstate("estate");
  return [{ scope: "estate", assets: estate }, ...(await partsIn(estate))].flatMap(({ scope, assets }) => {
    const measured = scoreOf(assets, at.getTime());
    if (measured.score === null) return [];
    return {
      scope,
      score: measured.score,
      honoured: honouredScore(assets, at.getTime()) ?? measured.score,
      coverage: coverageOf(measured) ?? 0,
      assets: assets.length,
    };
  });
};
