import { ownedBy } from "./owner.ts";
import { onAsset } from "./sightings.ts";
import { type Compile, oneOf } from "./term.ts";

export const subjects: Compile = (_, context) => oneOf("f.subject_id", context.named.assets ?? [], context);

export const teams: Compile = (_, { named, conditions }) => {
  const owners = named.teams ?? [];
  if (owners.length === 0) return "false";
  const platformTeam = named.platformTeam ?? null;
  return ownedBy(conditions.value(owners.filter((id) => id !== null)), {
    unowned: owners.includes(null),
    platformTeam: platformTeam !== null,
    isChosen: platformTeam !== null && owners.includes(platformTeam),
  });
};

export const packages: Compile = (_, { named, conditions }) =>
  (named.packages ?? [])
    .map(({ components, versions }) => {
      // Only packages have versions; the index on components is of vulnerabilities alone.
      const is = `f.kind = 0 and f.component_id = any(${conditions.value(components)}::int[])`;
      if (versions === null) return `(${is})`;
      return `(${is} and ${onAsset(`where o.version_id = any(${conditions.value(versions)}::int[])`)})`;
    })
    .join(" or ") || "false";

export const text: Compile = (_, { named, conditions }) => {
  const rules = conditions.value(named.rules ?? []);
  const components = conditions.value(named.components ?? []);
  return `(f.rule_id = any(${rules}::int[]) or (f.kind = 0 and f.component_id = any(${components}::int[])))`;
};

/** Places that hold are one look-up for all terms (scope/read.ts); here are those that must not. */
export const place: Compile = (_, { named, conditions }) => {
  if (named.place === undefined) return "true";
  const { subjects: there, assets } = named.place;
  const seen = onAsset(`where own.id = any(${conditions.value(assets)}::int[])`);
  return `(f.subject_id = any(${conditions.value(there)}::int[]) and ${seen})`;
};

export const assignees: Compile = (term, { named, conditions }) => {
  const { people = [], teams: groups = [] } = named;
  const nobody = term.values.includes("none")
    ? ["(f.assignee_id is null and f.assignee_team_id is null)"]
    : [];
  return `(${[
    ...nobody,
    `coalesce(f.assignee_id = any(${conditions.value(people)}::uuid[]), false)`,
    `coalesce(f.assignee_team_id = any(${conditions.value(groups)}::int[]), false)`,
  ].join(" or ")})`;
};

export const exceptions: Compile = ({ values }, { named, conditions }) => {
  const under = (ids: string) =>
    `exists (select from exception_finding m where m.finding_id = f.id and m.until is null${ids})`;
  const listed = under(` and m.exception_id = any(${conditions.value(named.exceptions ?? [])}::int[])`);
  return values.includes("none") ? `(not ${under("")} or ${listed})` : listed;
};

/** What live images have from these bases; `none`: what no image has from another. */
export const bases: Compile = ({ values }, { named, conditions }) => {
  const lent = (from: string) =>
    `f.id in (select v.finding_id from inherited v join asset on asset.id = v.image_id and asset.live${from})`;
  const listed = lent(` where v.base_id = any(${conditions.value(named.assets ?? [])}::int[])`);
  return values.includes("none") ? `(not ${lent("")} or ${listed})` : listed;
};
