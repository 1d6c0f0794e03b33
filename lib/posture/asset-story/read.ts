import { sql } from "../../db/client.ts";
import { EXPOSURE_FACTOR, type Exposure, UNITS_PER_POINT } from "../hazard.ts";
import { AREAS } from "../schema.ts";
import { K } from "../score.ts";
import type { AssetStory } from "./schema.ts";

/**
 * The hazards of an asset and of the images it runs, area by area and together, with the asset's own exposure. The
 * caller has asked whether the asset may be read.
 */
export const getAssetStory = async (assetId: number): Promise<AssetStory> => {
  const rows = await sql<{
    area: number;
    hazard: number;
    assessed: boolean;
    own: boolean;
    exposure: Exposure;
  }>`
    select s.area::int, sum(s.hazard)::int as hazard, bool_or(s.assessed_at is not null) as assessed,
      s.asset_id = ${assetId} as own, a.exposure
    from asset a join area_state s on s.asset_id = a.id or s.asset_id in (
      select w.image_id from workload_image w where w.workload_id = a.id and w.gone_at is null
      union select i.asset_id from image_detail i join asset x on x.id = i.asset_id and x.live where i.repository_id = a.id)
    where a.id = ${assetId} and s.excluded_at is null group by s.area, 4, a.exposure order by 4 desc, s.area`;
  const parts = rows.map(({ area, hazard, assessed, own, exposure }) => ({
    area: AREAS[area]!,
    points: (hazard / UNITS_PER_POINT) * EXPOSURE_FACTOR[exposure],
    assessed,
    from: own ? ("itself" as const) : ("images" as const),
  }));
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  return { points, score: (100 * K) / (K + points), exposure: rows[0]?.exposure ?? "unknown", parts };
};
