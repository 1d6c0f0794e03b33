import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { type AssetReference, FINDING_STATES } from "../list/schema.ts";
import { FINDING_KINDS, SEVERITIES } from "../schema.ts";
import type { Twin } from "./schema.ts";
import { type Side, whyTwo } from "./why-two.ts";

/** So many look alike at a glance; more are a list, not a question. */
const SHOWN = 6;

interface StoredSide {
  id: number;
  kind: number;
  subjectKey: string;
  ruleKey: string;
  componentKey: string;
  aliases: string[];
  bundle: boolean;
  component: string;
  subject: AssetReference;
  severity: number;
  state: number;
}

/**
 * The findings that people may take for this one, with why they are others: the same rule in another component of the
 * subject, a rule that reports connect with this one's, the same component under the same rule elsewhere.
 * @throws AppError forbidden, not_found
 */
export const findTwins = async (actor: Actor, id: number): Promise<Twin[]> => {
  demand(actor, "findings:read");
  const near = await sql<{ id: number }>`
    with own as (select f.*, c.name as component from finding f join component c on c.id = f.component_id where f.id = ${id}),
    connected as (
      select r.id from own join rule_alias a on a.rule_id = own.rule_id join rule r on r.kind = own.kind and r.key = a.alias
      union select a.rule_id from own join rule o on o.id = own.rule_id join rule_alias a on a.alias = o.key
      union select b.rule_id from own join rule_alias a on a.rule_id = own.rule_id join rule_alias b on b.alias = a.alias)
    (select f.id, 1 as nearness from own join finding f on f.subject_id = own.subject_id and f.kind = own.kind
       and f.rule_id = own.rule_id and f.id <> own.id limit ${SHOWN})
    union
    (select f.id, 0 from own join finding f on f.subject_id = own.subject_id and f.kind = own.kind
       and f.rule_id in (select id from connected) and f.rule_id <> own.rule_id limit ${SHOWN})
    union
    (select f.id, 2 from own join finding f on f.rule_id = own.rule_id and f.kind = own.kind
       and f.component_id = own.component_id and f.id <> own.id limit ${SHOWN})
    order by nearness, id limit ${SHOWN}`;
  const [own, ...others] = await sidesOf([id, ...near.map((row) => row.id)]);
  if (own?.id !== id) throw new AppError("not_found", `There is no finding ${id}.`);
  return others.map((other) => twinOf(own, other));
};

/** Why these two are not one; an empty list of reasons is the answer that they are. @throws AppError forbidden, not_found */
export const compareFindings = async (actor: Actor, id: number, otherId: number): Promise<Twin> => {
  demand(actor, "findings:read");
  const sides = await sidesOf([id, otherId]);
  for (const wanted of [id, otherId])
    if (!sides.some((side) => side.id === wanted))
      throw new AppError("not_found", `There is no finding ${wanted}.`);
  return twinOf(sides[0]!, sides.at(-1)!);
};

/** In the order of the ids. */
const sidesOf = async (ids: number[]): Promise<StoredSide[]> =>
  sql<StoredSide>`
    select f.id, f.kind, s.key as "subjectKey", r.key as "ruleKey", c.key as "componentKey", r.bundle,
      array(select alias from rule_alias a where a.rule_id = r.id order by 1 limit 50) as aliases, c.name as component,
      jsonb_build_object('id', s.id, 'kind', s.kind, 'name', s.name) as subject,
      coalesce(f.override, f.severity) as severity, f.state
    from unnest(${ids}::int[]) with ordinality w(id, place) join finding f on f.id = w.id
    join asset s on s.id = f.subject_id join rule r on r.id = f.rule_id join component c on c.id = f.component_id
    order by w.place`;

const twinOf = (own: StoredSide, other: StoredSide): Twin => ({
  id: other.id,
  rule: other.ruleKey,
  component: other.component,
  subject: other.subject,
  severity: SEVERITIES[other.severity]!,
  state: FINDING_STATES[other.state]!,
  distinctions: whyTwo(sideOf(own), sideOf(other)),
});

const sideOf = ({ kind, ...side }: StoredSide): Side => ({ ...side, kind: FINDING_KINDS[kind]! });
