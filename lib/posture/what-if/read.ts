import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { AppError } from "../../errors.ts";
import { readEstate } from "../estate/read.ts";
import { readScopeName } from "../labels/read.ts";
import { partsIn } from "../parts/read.ts";
import { scoreOf } from "../score.ts";
import { constantsOf, type WhatIf, type WhatIfView } from "./schema.ts";

/** The score of a scope, and of each cluster and team of the estate, with other constants. Nothing is stored. */
export const getWhatIf = async (actor: Actor, asked: WhatIf): Promise<WhatIfView> => {
  demand(actor, "posture:read");
  const scopeName = await readScopeName(asked.scope);
  if (scopeName === null) throw new AppError("not_found", `There is no ${asked.scope.replace(":", " ")}.`);
  const instant = clock();
  const at = instant.getTime();
  const assets = await readEstate(asked.scope);
  const constants = constantsOf(asked);
  const parts = asked.scope === "estate" ? await partsIn(assets) : [];
  return {
    instant: instant.toISOString(),
    scopeName,
    usual: scoreOf(assets, at).score,
    tried: scoreOf(assets, at, constants).score,
    parts: parts.flatMap(({ scope, name, assets: own }) => {
      const [usual, tried] = [scoreOf(own, at).score, scoreOf(own, at, constants).score];
      return usual === null || tried === null ? [] : { scope, name, usual, tried };
    }),
  };
};
