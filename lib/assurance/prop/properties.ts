import { order } from "./order.ts";
import type { Property } from "./property.ts";
import { replay } from "./replay.ts";
import { returning } from "./returning.ts";

/** By name, as `npm run prop -- NAME` calls them. `share`: of the cases asked for, since some cost more than others. */
export const PROPERTIES: Record<string, { property: Property; share: number }> = {
  order: { property: order, share: 1 },
  replay: { property: replay, share: 0.2 },
  returning: { property: returning, share: 0.2 },
};
