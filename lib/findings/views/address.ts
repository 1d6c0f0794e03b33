import type { FindingView } from "./schema.ts";

type Shown = Pick<FindingView, "id" | "filter" | "sort" | "hide" | "density" | "group">;

/** The address that shows a view: everything it says is in the address, so that changing it changes no view. */
export const viewAddress = (view: Shown): string => {
  const query = new URLSearchParams({ view: String(view.id) });
  if (view.filter !== "") query.set("filter", view.filter);
  if (view.sort !== "-severity") query.set("sort", view.sort);
  if (view.hide.length > 0) query.set("hide", view.hide.join(","));
  if (view.density !== "dense") query.set("density", view.density);
  if (view.group !== null) query.set("group", view.group);
  return `/findings?${query}`;
};
