import { order } from "./order.ts";
import type { Property } from "./property.ts";

/** By name, as `npm run prop -- NAME` calls them. `share`: of the cases asked for, since some cost more than others. */
export const PROPERTIES: Record<string, { property: Property; share: number }> = {
  order: { property: order, share: 1 },
};
