import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { parseFilter } from "../../findings/filter/parse.ts";
import { placesNamed } from "../place.ts";
import type { ScopeChoice } from "./schema.ts";

/** As many of a kind as anybody would look through. */
const MOST = 500;

/** What a score can be of, beside the estate: by kind, then by name. Labels are asked for by address alone. */
export const listScopes = async (actor: Actor): Promise<ScopeChoice[]> => {
  demand(actor, "posture:read");
  const [places, views] = await Promise.all([
    sql<ScopeChoice>`
      (select 'cluster:' || id as scope, 'cluster' as kind, name from asset where kind = 'cluster' and live order by name limit ${MOST})
      union all
      (select 'team:' || id, 'team', name from team where archived_at is null order by name limit ${MOST})
      union all
      (select 'namespace:' || c.id || '/' || n.namespace, 'namespace', n.namespace || ' in ' || c.name
        from (select distinct cluster_id, namespace from asset where kind = 'workload' and live and namespace <> '') n
        join asset c on c.id = n.cluster_id and c.live order by n.namespace, c.name limit ${MOST})`,
    sql<{ id: number; name: string; filter: string }>`
      select id, name, filter from finding_view where shared and deleted_at is null order by name limit ${MOST}`,
  ]);
  const placed = views.filter(({ filter }) => isPlaced(filter));
  return [
    ...places,
    ...placed.map(({ id, name }): ScopeChoice => ({ scope: `view:${id}`, kind: "view", name })),
  ];
};

/** Whether a view chooses places that a score can be of. */
const isPlaced = (filter: string): boolean => {
  const named = placesNamed(parseFilter(filter));
  return typeof named !== "string" && Object.values(named).some((place) => place !== null);
};
