import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { getAssetStory } from "../../posture/asset-story/read.ts";
import { findFacts } from "../facts/read.ts";
import { getRow } from "../read.ts";
import { findRelations } from "../relations/read.ts";
import type { AssetKind } from "../schema.ts";
import type { AssetDetail } from "./schema.ts";

/** An asset with everything that belongs together with it. Ids of merged assets lead to what they became. @throws not_found */
export const getAsset = async (actor: Actor, asked: number): Promise<AssetDetail> => {
  demand(actor, "inventory:read");
  const [found] = await sql<{ id: number; kind: AssetKind }>`
    with recursive way as (
      select ${asked}::int as id union select m.into_id from way join asset_merged m on m.id = way.id)
    select a.id, a.kind from asset a join way on way.id = a.id limit 1`;
  if (!found) throw new AppError("not_found", `There is no asset ${asked}.`);
  const { id, kind } = found;
  const [asset, facts, related, story] = await Promise.all([
    getRow(id, kind),
    findFacts(id, kind),
    findRelations(id, kind),
    getAssetStory(id),
  ]);
  return { asset, mergedFrom: id === asked ? null : asked, facts, related, story };
};
