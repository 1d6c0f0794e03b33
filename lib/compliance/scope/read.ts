import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { currentMoment } from "../../db/past/moment.ts";
import { AppError } from "../../errors.ts";
import { type Answer, type Evaluation, evaluator } from "../evaluate.ts";
import { readEvidence } from "../evidence/read.ts";
import type { Evidence } from "../evidence.ts";
import type { Control, Framework } from "../framework.ts";
import { lasts } from "../lasts.ts";
import type { ClusterChoice, ComplianceScope, ScopeView } from "../schema.ts";
import { Kept } from "./kept.ts";

export interface ScopeReading {
  evidence: Evidence;
  evaluate: (framework: Framework) => Evaluation;
  answersOf: (control: Control) => Answer[];
  view: ScopeView;
  clusters: ClusterChoice[];
}

interface Reading {
  evidence: Evidence;
  evaluate: (framework: Framework) => Evaluation;
  answersOf: (control: Control) => Answer[];
}

/**
 * The evidence of a scope and what it says of controls. An evaluation is a function of the evidence and of the
 * instants at which that evidence grows stale, so one reading serves until either changes.
 *
 * @throws AppError forbidden, not_found (no such cluster)
 */
export const readScope = async (actor: Actor, { cluster }: ComplianceScope): Promise<ScopeReading> => {
  demand(actor, "compliance:read");
  const [clusters, stamp] = await Promise.all([
    sql<ClusterChoice>`select id, name from asset where kind = 'cluster' and live order by name`,
    readStamp(),
  ]);
  const named = clusters.find(({ id }) => id === cluster);
  if (cluster !== undefined && !named) throw new AppError("not_found", `There is no cluster ${cluster}.`);
  const now = clock();
  const { evidence, evaluate, answersOf } = await readings.get(
    `${process.env.DATABASE_URL} ${cluster ?? "estate"} ${currentMoment()?.toISOString() ?? "now"}`,
    stamp,
    now,
    () => read(cluster ?? null, now),
  );
  const view: ScopeView = {
    cluster: cluster ?? null,
    name: named ? `Cluster ${named.name}` : "Estate",
    assets: evidence.assets.length,
  };
  const evaluatedAt = now.toISOString();
  return {
    evidence,
    evaluate: (framework) => ({ ...evaluate(framework), evaluatedAt }),
    answersOf,
    view,
    clusters,
  };
};

/** A few scopes at a time: a reading of a large estate is tens of megabytes. */
const readings = new Kept<Reading>(4);

const read = async (cluster: number | null, now: Date): Promise<{ value: Reading; until: Date }> => {
  const evidence = await readEvidence(cluster);
  const { evaluate, answersOf } = evaluator(evidence, now);
  const done = new Map<Framework, Evaluation>();
  const once = (framework: Framework): Evaluation => {
    const known = done.get(framework) ?? evaluate(framework);
    done.set(framework, known);
    return known;
  };
  return { value: { evidence, evaluate: once, answersOf }, until: lasts(evidence, now) };
};

/** Changes whenever anything that evidence is read from may have changed: the last numbers of the logs of changes. */
const readStamp = async (): Promise<string> => {
  const [row] = await sql<{ stamp: string }>`
    select concat_ws(' ', (select max(id) from statement), (select max(id) from timeline_entry), (select max(id) from area_log),
      (select max(id) from asset_log), (select max(id) from rule_log),
      (select concat(count(*), '/', sum(version)) from attestation)) as stamp`;
  return row!.stamp;
};

/** The live clusters that a scope can be. */
export const listClusters = async (actor: Actor): Promise<ClusterChoice[]> => {
  demand(actor, "compliance:read");
  return sql<ClusterChoice>`select id, name from asset where kind = 'cluster' and live order by name`;
};
