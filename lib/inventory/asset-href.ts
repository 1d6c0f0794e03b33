import { INVENTORY_PAGES } from "./pages.ts";

/** The page of an asset, below the list of its kind: `/inventory/hosts/12`. */
export const assetHref = ({ id, kind }: { id: number; kind: string }): string =>
  `/inventory/${INVENTORY_PAGES.find((page) => page.kind === kind)?.path ?? "clusters"}/${id}`;
