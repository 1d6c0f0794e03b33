import type { Filter, Term } from "../filter/ast.ts";
import { printFilter } from "../filter/print.ts";
import { RANK } from "../list/conditions.ts";
import { ownerOf } from "../list/owner.ts";
import { FINDING_KINDS, SEVERITIES } from "../schema.ts";
import type { Grouping } from "./schema.ts";

interface Spec {
  /** A number for each group, over `finding f` and its subject `a`. */
  key: string;
  /** Where a finding can be in several groups: those it is in, as `via.id`. */
  via?: string;
  /** `label`, `note` and `name` (what the filter calls it), over the page's group `g`; null: `words` have them. */
  labels: string | null;
  words?: readonly string[];
}

const SPECS: Record<Grouping, Spec> = {
  rule: {
    key: "f.rule_id",
    // A key that could mean another rule, or read as a pattern, is said by number.
    labels: `select r.key as label, r.title as note,
      case when strpos(r.key, '*') > 0 or r.key like '#%'
          or exists (select from rule x where x.key = r.key and x.id <> r.id)
          or exists (select from rule_alias x where x.alias = r.key and x.rule_id <> r.id)
        then '#' || r.id else r.key end as name
      from rule r where r.id = g.key`,
  },
  component: {
    key: "f.component_id",
    labels:
      "select coalesce(nullif(c.name, ''), c.key) as label, c.type as note, c.key as name from component c where c.id = g.key",
  },
  team: {
    key: `coalesce(${ownerOf("f.platform", "a.team_id")}, 0)`,
    labels: `select coalesce(t.name, 'unowned') as label, '' as note, coalesce('#' || t.id, 'none') as name
      from (select) one left join team t on t.id = g.key`,
  },
  subject: {
    key: "f.subject_id",
    labels: "select s.name as label, s.kind as note, '#' || s.id as name from asset s where s.id = g.key",
  },
  base: {
    key: "coalesce(via.id, 0)",
    via: `left join lateral (select distinct v.base_id as id from inherited v join asset x on x.id = v.image_id and x.live
      where v.finding_id = f.id) via on true`,
    labels: `select coalesce(s.name, 'no base image') as label, coalesce(s.kind, '') as note, coalesce('#' || s.id, 'none') as name
      from (select) one left join asset s on s.id = g.key`,
  },
  // As the filter has it (place/read.ts): the workload itself, and what it runs; what is nowhere now, by its repository.
  // What runs in none has no group.
  workload: {
    key: "via.id",
    via: `join lateral (select a.id where a.kind = 'workload' and a.live union
      select x.id from image_detail i join workload_image w on w.image_id = i.asset_id and w.gone_at is null
      join asset x on x.id = w.workload_id and x.live
      where i.repository_id = f.subject_id and (f.state <> 0
        or exists (select from occurrence o where o.asset_id = i.asset_id and o.finding_id = f.id))) via on true`,
    labels:
      "select s.name as label, coalesce(s.namespace, '') as note, '#' || s.id as name from asset s where s.id = g.key",
  },
  kind: { key: "f.kind::int", labels: null, words: FINDING_KINDS },
  severity: { key: `(${RANK})::int`, labels: null, words: SEVERITIES },
};

export const specOf = (grouping: Grouping): Spec => SPECS[grouping];

/** The filter's text with the group's own term added: it lists what the group counts. */
export const groupFilter = (where: Filter, grouping: Grouping, name: string): string => {
  const term: Term = { field: grouping, not: false, operator: "=", values: [name] };
  return printFilter([...where, term]);
};
