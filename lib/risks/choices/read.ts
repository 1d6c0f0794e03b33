import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { readFrameworks } from "../../compliance/custom/read.ts";
import { sql } from "../../db/client.ts";

/** Who can own a risk, and which controls can lower it. */
export const readChoices = async (actor: Actor) => {
  demand(actor, "risks:read");
  const [teams, frameworks] = await Promise.all([
    sql<{ id: number; name: string }>`select id, name from team where archived_at is null order by name`,
    readFrameworks(),
  ]);
  return {
    teams,
    frameworks: frameworks.map(({ id, title, version, controls }) => ({
      id,
      title: `${title} ${version}`,
      controls: controls.map((control) => ({ id: control.id, title: control.title })),
    })),
  };
};
