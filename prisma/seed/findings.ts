import { CLOSE_CAUSES, FINDING_STATUSES, SEVERITIES } from "../../lib/findings/schema.ts";
import { STATE } from "../../lib/findings/states/standing.ts";
import { hazardUnits } from "../../lib/posture/hazard.ts";
import { dice, roll } from "./dice.ts";
import { advisoriesOf, type SeededRule } from "./dictionary.ts";
import { assetIds, DAY, imageAge } from "./estate.ts";
import type { Scale } from "./scale.ts";

export interface SeededOccurrence {
  assetId: number;
  versionId: number;
}

export interface SeededFinding {
  id: number;
  subjectId: number;
  rule: SeededRule;
  status: number;
  state: number;
  cause: number | null;
  firstSeen: Date;
  closedAt: Date | null;
  firstReportId: number;
  occurrences: SeededOccurrence[];
  /** Of it on each live asset, in thousandths of a point. */
  hazard: number;
}

export const VERSIONS = 1_000;
const FIXED = CLOSE_CAUSES.indexOf("fixed");

/** Three in a hundred acknowledged, as many in progress; the rest is open. Decisions of people are theirs to make. */
const statusOf = (id: number): number => {
  const d = dice(id, 21);
  return FINDING_STATUSES.indexOf(d < 0.03 ? "acknowledged" : d < 0.06 ? "in_progress" : "open");
};

const hazardOf = ({ severity, epss, kev }: SeededRule): number =>
  hazardUnits({ severity: SEVERITIES[severity]!, epss, kev });

/** The findings of one image repository. Images are reports of their own: image `n` was told of by report `n`. */
export const findingsOfRepository = (
  scale: Scale,
  rules: readonly SeededRule[],
  repository: number,
  now: Date,
): SeededFinding[] => {
  const ids = assetIds(scale);
  const newest = scale.imagesOfRepository - 1;
  const dayOf = (image: number) => new Date(now.getTime() - imageAge(scale, repository, image) * DAY);
  return advisoriesOf(scale, repository).map((ruleId, n) => {
    const rule = rules[ruleId - 1]!;
    const id = 1 + repository * scale.vulnerabilitiesOfRepository + n;
    // Most came with the first image and are still there; the newest image got rid of some.
    const from = roll(5, id, 22) === 0 ? roll(scale.imagesOfRepository, id, 23) : 0;
    const isFixed = from < newest && dice(id, 24) < 0.15;
    const to = isFixed ? newest - 1 : newest;
    return {
      id,
      subjectId: ids.repository(repository),
      rule,
      status: isFixed ? 0 : statusOf(id),
      state: isFixed ? STATE.closed : STATE.present,
      cause: isFixed ? FIXED : null,
      firstSeen: dayOf(from),
      closedAt: isFixed ? dayOf(newest) : null,
      firstReportId: reportOfImage(scale, repository, from),
      occurrences: Array.from({ length: to - from + 1 }, (_, i) => ({
        assetId: ids.image(repository, from + i),
        versionId: 1 + (ruleId % VERSIONS),
      })),
      hazard: isFixed ? 0 : hazardOf(rule),
    };
  });
};

export const reportOfImage = (scale: Scale, repository: number, image: number): number =>
  1 + repository * scale.imagesOfRepository + image;

/** One report tells of all workloads of a cluster. */
export const reportOfCluster = (scale: Scale, cluster: number): number =>
  1 + scale.repositories * scale.imagesOfRepository + cluster;

/** The checks that a workload fails. */
export const findingsOfWorkload = (
  scale: Scale,
  rules: readonly SeededRule[],
  workload: { n: number; cluster: number },
  now: Date,
): SeededFinding[] => {
  const assetId = assetIds(scale).workload(workload.n);
  const checks = rules.slice(scale.advisories);
  const before = scale.repositories * scale.vulnerabilitiesOfRepository;
  return Array.from({ length: scale.checksOfWorkload }, (_, i) => {
    const rule = checks[(workload.n + i) % checks.length]!;
    const id = 1 + before + workload.n * scale.checksOfWorkload + i;
    return {
      id,
      subjectId: assetId,
      rule,
      status: statusOf(id),
      state: STATE.present,
      cause: null,
      firstSeen: new Date(now.getTime() - roll(300, id, 25) * DAY),
      closedAt: null,
      firstReportId: reportOfCluster(scale, workload.cluster),
      occurrences: [{ assetId, versionId: 1 }],
      hazard: hazardOf(rule),
    };
  });
};
