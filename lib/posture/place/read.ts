import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { parseFilter } from "../../findings/filter/parse.ts";
import { type PlaceOf, placeOf, placesNamed } from "../place.ts";
import type { Scope } from "../schema.ts";

const VIEW = "view:";

/** The saved view that a scope names; null for other scopes. Only shared ones: whoever is shown a score may ask of what. */
export const viewOf = async (scope: Scope): Promise<{ name: string; filter: string } | null> => {
  if (!scope.startsWith(VIEW)) return null;
  const [view] = await sql<{ name: string; filter: string }>`
    select name, filter from finding_view where id = ${Number(scope.slice(VIEW.length))}::int and deleted_at is null and shared`;
  if (!view) throw new AppError("not_found", "There is no such view, or it is not shared.");
  return view;
};

/** A scope, taken apart. @throws AppError not_found, invalid where a view's places are none that a score can be of */
export const findPlace = async (scope: Scope): Promise<PlaceOf> => {
  const view = await viewOf(scope);
  if (!view) return placeOf(scope);
  const named = placesNamed(parseFilter(view.filter));
  if (typeof named === "string") throw new AppError("invalid", named);
  const { cluster, namespace, team, labels } = named;
  return {
    cluster: cluster === null ? null : await theOne("cluster", cluster, clustersNamed),
    team: team === null ? null : await theOne("team", team, teamsNamed),
    namespace,
    label: labels === null ? null : JSON.stringify(labels),
  };
};

const clustersNamed = (name: string) =>
  sql<{ id: number }>`select id from asset where kind = 'cluster' and lower(name) = lower(${name})`;
const teamsNamed = (name: string) =>
  sql<{ id: number }>`select id from team where lower(name) = lower(${name})`;

/** `#7` is a number; anything else a name, of one thing. */
const theOne = async (what: string, text: string, named: (name: string) => Promise<{ id: number }[]>) => {
  if (text.startsWith("#")) return Number(text.slice(1));
  const found = await named(text);
  if (found.length === 1) return found[0]!.id;
  throw new AppError(
    "invalid",
    found.length === 0 ? `The view's ${what} ${text} is not there.` : `Several ${what}s are called ${text}.`,
  );
};
