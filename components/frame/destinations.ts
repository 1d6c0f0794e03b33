/** The pages of the product in the order of the navigation; `letter` goes there after `g`. */
export const DESTINATIONS = [
  { href: "/", title: "Posture", letter: "p" },
  { href: "/findings", title: "Findings", letter: "f" },
  { href: "/exceptions", title: "Exceptions", letter: "e" },
  { href: "/inventory", title: "Inventory", letter: "i" },
  { href: "/teams", title: "Teams", letter: "t" },
  { href: "/coverage", title: "Coverage", letter: "v" },
  { href: "/compliance", title: "Compliance", letter: "c" },
  { href: "/risks", title: "Risks", letter: "k" },
  { href: "/reports", title: "Reports", letter: "r" },
  { href: "/audit", title: "Audit", letter: "a" },
  { href: "/collectors", title: "Collectors", letter: "o" },
  { href: "/settings", title: "Settings", letter: "s" },
] as const;
export type Destination = (typeof DESTINATIONS)[number];

/** Whether a path lies in a destination: itself or below, where "/" is itself and what belongs to the score. */
export const isWithin = (path: string, href: string): boolean =>
  href === "/" ? path === "/" || path.startsWith("/posture/") : path === href || path.startsWith(`${href}/`);
