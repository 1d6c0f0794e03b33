import { hash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { FindingFilter } from "../findings/filter.ts";
import { countFindings } from "../findings/list/total/read.ts";
import { FINDING_STATUSES, type FindingStatus, SEVERITIES } from "../findings/schema.ts";
import { AssetFilter } from "../inventory/list/schema.ts";
import { countMatching } from "../inventory/read.ts";
import { countPresent, type Present, readEstate } from "./estate/read.ts";
import type { EstateAsset } from "./estate/schema.ts";
import { exclusionsIn } from "./exclusions.ts";
import { acceptedRule, gateHref, gateRules } from "./gates.ts";
import { EXPOSURE_FACTOR, UNITS_PER_POINT } from "./hazard.ts";
import { readLedger } from "./heaviest/read.ts";
import { readFindingLabels, readScopeName } from "./labels/read.ts";
import { type LedgerLine, type LedgerProblem, weakest } from "./ledger.ts";
import { bestActions, ledgerLines } from "./ledger-lines.ts";
import type { Measure } from "./measure.ts";
import { readEstateAt } from "./moment/read.ts";
import { countLateEvidence, viewAt } from "./moment/view/read.ts";
import { partsIn } from "./parts/read.ts";
import { findPlace } from "./place/read.ts";
import { predictor, refresher } from "./prediction.ts";
import type { Gate, Posture, Scope } from "./schema.ts";
import { coverageOf, type Score, scoreOf } from "./score.ts";
import { changeIn } from "./trend/change.ts";
import { readTrend } from "./trend/read.ts";

const LABELLED = 400;
const DISMISSED: readonly FindingStatus[] = ["false_positive", "not_affected"];

/**
 * The posture of a scope with everything its page shows: now, or as it had been recorded by a moment. The answer of a
 * past moment names the digest of what it says, which is the same each time.
 */
export const getPosture = async (actor: Actor, scope: Scope, at?: Date): Promise<Posture> => {
  demand(actor, "posture:read");
  const scopeName = await readScopeName(scope);
  if (scopeName === null) throw new AppError("not_found", `There is no ${scope.replace(":", " ")}.`);
  const instant = at ?? clock();
  if (instant > clock()) throw new AppError("invalid", "That moment has not come yet.");
  const moment = instant.getTime();
  const view = at ? await viewAt(scope, at) : await viewNow(actor, scope, moment);
  const { assets, score, problems, lines, count } = view;
  const predict = predictor(score, problems, moment);
  const top = lines.slice(0, LABELLED);
  const labels = new Map(
    (await readFindingLabels(top.flatMap((l) => l.findingId ?? []))).map((label) => [label.id, label]),
  );
  const trend = await readTrend(scope, instant, score);
  const posture: Posture = {
    instant: instant.toISOString(),
    asOf: null,
    scope,
    scopeName,
    score: score.score,
    honoured: honouredScore(assets, moment),
    coverage: percent(coverageOf(score)),
    dismissed: dismissedIn(assets, view.present),
    accepted: view.accepted,
    exclusions: exclusionsIn(assets),
    assets: countBy(assets, (a) => a.kind),
    open: openIn(view.present),
    gates: view.gates,
    ledger: ledgerLines({ lines, count }, labels, score, { predict, refresh: refresher(score, moment) }),
    actions: bestActions(top, labels, score, predict),
    weakest: weakest(score, 5).map(({ asset, s }) => ({
      id: asset.id,
      kind: asset.kind,
      name: (asset as EstateAsset).name,
      score: 100 * s,
    })),
    parts: scope === "estate" ? await partsOf(assets, moment) : [],
    trend,
    change: changeIn(trend),
  };
  if (!at) return posture;
  const late = await countLateEvidence(at);
  return { ...posture, asOf: { sha256: hash("sha256", canonicalize(posture)!), late } };
};

/** What a posture is made of, whichever moment it is of. */
export interface PostureView {
  assets: EstateAsset[];
  score: Score;
  problems: LedgerProblem[];
  lines: LedgerLine[];
  count: number;
  present: Present;
  gates: Gate[];
  accepted: Posture["accepted"];
}

const viewNow = async (actor: Actor, scope: Scope, at: number): Promise<PostureView> => {
  const assets = await readEstate(scope);
  const score = scoreOf(assets, at);
  return {
    assets,
    score,
    ...(await readLedger(score, assets, LABELLED)),
    present: await countPresent(assets.map((a) => a.subjectId)),
    gates: await gatesOf(actor, scope),
    accepted: await acceptedIn(actor, scope),
  };
};

const percent = (share: number | null): number | null => (share === null ? null : 100 * share);

const countBy = <T>(items: T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

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
  const rule = acceptedRule(await findPlace(scope));
  return {
    findings: await countFindings(actor, FindingFilter.parse(rule.query)),
    href: gateHref(rule),
  };
};

const gatesOf = async (actor: Actor, scope: Scope): Promise<Gate[]> =>
  Promise.all(
    gateRules(await findPlace(scope)).map(async (rule) => {
      const { key, label } = rule;
      const count =
        rule.list === "findings"
          ? await countFindings(actor, FindingFilter.parse(rule.query))
          : await countMatching(actor, AssetFilter.parse({ ...rule.query, kind: "image" }));
      return { key, label, count, href: gateHref(rule) };
    }),
  );

const partsOf = async (assets: EstateAsset[], at: number): Promise<Posture["parts"]> =>
  (await partsIn(assets)).map((part) => ({
    ...part,
    score: scoreOf(part.assets, at).score,
    assets: part.assets.length,
  }));

/** The figures of the estate, of each cluster and of each team at a moment; scopes without anything are left out. */
export const measurePosture = async (at: Date, past = false): Promise<Measure[]> => {
  const estate = past ? await readEstateAt("estate", at) : await readEstate("estate");
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
