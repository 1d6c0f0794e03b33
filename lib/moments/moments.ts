import { z } from "zod";

/** A past moment as an address says it: RFC 3339 with its offset. */
export const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Pages, by where they begin, that show what had been recorded by the moment in their address (`?at=`). */
const PAGES = [
  "/findings",
  "/cve",
  "/inventory",
  "/teams",
  "/coverage",
  "/compliance",
  "/exceptions",
] as const;

/** The posture answers for a moment by itself: it also says what came too late for it. */
const OWN = ["/", "/posture"] as const;

/** What lies there is of the present whatever the address says: work of people, lists of what they did. */
const PRESENT = [
  "/findings/history",
  "/findings/mentions",
  "/compliance/new",
  "/compliance/due",
  "/compliance/baselines",
  "/compliance/contracts",
  "/exceptions/new",
];

/** Routes below /api/v1, by where they begin, whose GET takes `at`. A test holds it against the routes. */
const ROUTES = [
  "/findings",
  "/advisories",
  "/assets",
  "/base-images",
  "/images",
  "/teams",
  "/coverage",
  "/compliance",
  "/exceptions",
  "/deadlines",
] as const;
const PRESENT_ROUTES = ["/findings/bulk"];

const below = (path: string, begins: readonly string[]): boolean =>
  begins.some((begin) => path === begin || (begin !== "/" && path.startsWith(`${begin}/`)));

/** Whether a page can be asked for a past moment. @param path without its query */
export const isPageOfMoments = (path: string): boolean =>
  below(path, OWN) || (below(path, PAGES) && !below(path, PRESENT));

/** Whether the page is read as of its moment by the frame; those of the posture look back by themselves. */
export const isReadAsOf = (path: string): boolean => isPageOfMoments(path) && !below(path, OWN);

/** Whether GET of a route below /api/v1 takes `at`. @param path without its query */
export const isRouteOfMoments = (path: string): boolean =>
  below(path, ROUTES) && !below(path, PRESENT_ROUTES);

/** The moment of an address like `/findings?at=…`; null: none, one that cannot be read, or one that has not come. */
export const momentIn = (address: string, now: Date): Date | null => {
  const parsed = Moment.safeParse(new URLSearchParams(address.split("?")[1] ?? "").get("at") ?? "");
  return parsed.success && parsed.data < now ? parsed.data : null;
};

/** The same address at another moment (RFC 3339), or in the present. */
export const withMoment = (address: string, at: string | null): string => {
  const [path = "", query = ""] = address.split("?");
  const [search = "", fragment] = query.split("#");
  const params = new URLSearchParams(search);
  if (at === null) params.delete("at");
  else params.set("at", at);
  return `${path}${params.size === 0 ? "" : `?${params}`}${fragment === undefined ? "" : `#${fragment}`}`;
};
