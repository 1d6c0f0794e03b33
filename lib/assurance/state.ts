import { sql } from "../db/client.ts";

/** What the product holds, in words instead of numbers: two databases that mean the same have the same state. */
export type State = Record<string, string[]>;

/** Keys of clusters' assets carry the cluster's number; images are called by all that is known of their content. */
const NAMES = `
  with image_name as (
    select i.asset_id as id, 'image ' || r.name || ' ' || coalesce(
      (select string_agg(d.kind || ' ' || d.digest, ' ' order by d.kind, d.digest) from image_digest d where d.image_id = i.asset_id),
      a.name) as name
    from image_detail i join asset a on a.id = i.asset_id join asset r on r.id = i.repository_id),
  named as (
    select a.id, coalesce(i.name, a.kind || ' ' || coalesce(c.name || ' ', '') || coalesce(a.namespace || ' ', '')
      || coalesce(w.object_kind || ' ', '') || a.name) as name
    from asset a left join asset c on c.id = a.cluster_id left join image_name i on i.id = a.id
    left join workload_detail w on w.asset_id = a.id),
  tuple as (
    select f.*, n.name || ' | ' || r.key || ' | ' || c.key as name from finding f
    join named n on n.id = f.subject_id join rule r on r.id = f.rule_id join component c on c.id = f.component_id),
  said as (select id, observed_at || ' ' || sha256 as name from statement)`;

const OCCURRENCE = `n.name, t.name as finding, s.key as slice, p.text as place, v.text as version, x.text as fixed, r.key as reported,
    o.severity, o.fix_state, since.name as since`;
const OCCURRENCE_JOINS = `join named n on n.id = o.asset_id join tuple t on t.id = o.finding_id join slice s on s.id = o.slice_id
    join place p on p.id = o.place_id join version v on v.id = o.version_id join version x on x.id = o.fixed_id
    join rule r on r.id = o.reported_id left join said since on since.id = o.since`;

/**
 * Everything that must not depend on the order in which reports arrive. Of what a late list first tells, and a newer one
 * no longer has, nobody knows since when it is gone: only that it is.
 */
const SECTIONS: Record<string, string> = {
  assets: `select n.name, a.kind, a.live, a.first_seen, a.last_seen,
      case when a.kind = 'container' then null else a.gone_at end as gone_at, a.gone_at is null as there, a.exposure, a.labels
    from asset a join named n on n.id = a.id`,
  findings: `select t.name, kind, severity, status, state, first_seen from tuple t`,
  occurrences: `select ${OCCURRENCE} from occurrence o ${OCCURRENCE_JOINS}`,
  past: `select ${OCCURRENCE}, until.name as until from occurrence_past o ${OCCURRENCE_JOINS} left join said until on until.id = o.until`,
  "roll-ups": `select n.name, kind, severity, status, state, platform, k.n from finding_count k join named n on n.id = k.subject_id`,
  hazards: `select n.name, area, hazard, hazard_honoured, hazard_dismissed, assessed_at, first_assessed_at, ttl_seconds
    from area_state s join named n on n.id = s.asset_id`,
  checks: `select n.name, s.key as slice, r.key as rule, c.key as component, k.outcome, k.detail from check_result k
    join named n on n.id = k.asset_id join slice s on s.id = k.slice_id join rule r on r.id = k.rule_id
    join component c on c.id = k.component_id`,
  newest: `select n.name, s.key, said.name as statement from applied ap join named n on n.id = ap.asset_id
    join slice s on s.id = ap.slice_id join said on said.id = ap.statement_id`,
  running: `select w.name as workload, i.name as image, l.reference, l.first_seen, l.last_seen, l.gone_at
    from workload_image l join named w on w.id = l.workload_id join named i on i.id = l.image_id`,
  containers: `select d.runtime_id, h.name as host, w.name as workload, i.name as image, d.state, d.started_at, d.finished_at
    from container_detail d left join named h on h.id = d.host_id left join named w on w.id = d.workload_id
    left join named i on i.id = d.image_id`,
  objects: `select c.name as cluster, o.object_kind, o.namespace, o.name as object, o.first_seen, o.last_seen, o.gone_at is null as there, w.name as workload
    from kubernetes_object o join named c on c.id = o.cluster_id left join named w on w.id = o.workload_id`,
  events: `select t.name, g.first_at, g.last_at, g.events from runtime_group g join tuple t on t.id = g.finding_id`,
};

/** What also depends on that order: for runs that saw the same reports one after the other. */
const STORY: Record<string, string> = {
  timeline: `select t.name, e.event, e.detail ->> 'cause' as cause, count(*)::int as n
    from timeline_entry e join tuple t on t.id = e.finding_id group by 1, 2, 3`,
  closings: `select t.name, cause, closed_at from tuple t`,
  deliveries: `select c.name, r.sha256, d.subjects, d.state, d.outcome, d.trouble
    from delivery d join report r on r.id = d.report_id join collector c on c.id = d.collector_id`,
  entries: `select action, count(*)::int as n from (
      select entry::jsonb ->> 'action' as action from audit_pending union all select action from audit_entry) e
    where action like 'report.%' group by 1`,
};

export const readState = async ({ story }: { story: boolean }): Promise<State> => {
  const state: State = {};
  for (const [section, select] of Object.entries({ ...SECTIONS, ...(story ? STORY : {}) })) {
    const rows = await query(`${NAMES} ${select}`);
    state[section] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return state;
};

/** A template without values: the statements above are this file's own. */
const query = (text: string): Promise<object[]> => sql(Object.assign([text], { raw: [text] }));

const SHOWN = 3;

/** The first lines in which two states differ, a section each; none when they are the same. */
export const differences = (expected: State, actual: State): string[] =>
  Object.keys(expected).flatMap((section) => {
    const [before, after] = [tally(expected[section]!), tally(actual[section] ?? [])];
    const missing = surplus(before, after).map((line) => `- ${line}`);
    const extra = surplus(after, before).map((line) => `+ ${line}`);
    if (missing.length + extra.length === 0) return [];
    const counts = `${section}: ${missing.length} missing, ${extra.length} too many`;
    return [counts, ...missing.slice(0, SHOWN), ...extra.slice(0, SHOWN)];
  });

const tally = (lines: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
};

const surplus = (of: Map<string, number>, over: Map<string, number>): string[] =>
  [...of].flatMap(([line, n]) => Array.from({ length: Math.max(0, n - (over.get(line) ?? 0)) }, () => line));
