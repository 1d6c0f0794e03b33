/** What the keyboard sheet lists; the keys of lists act only while a list has focus. */
export const SHORTCUTS = [
  {
    group: "Anywhere",
    keys: [
      { press: ["⌘ K", "Ctrl K"], does: "Search and go anywhere" },
      { press: ["/"], does: "Filter the list" },
      { press: ["?"], does: "This sheet" },
      { press: ["Esc"], does: "Close what is on top" },
    ],
  },
  {
    group: "In a list",
    keys: [
      { press: ["j", "↓"], does: "Next row" },
      { press: ["k", "↑"], does: "Previous row" },
      { press: ["x"], does: "Select the row" },
      { press: ["Enter"], does: "Open the row" },
    ],
  },
] as const;

export type KeyState = { awaitingLetter: boolean };
export type KeyMeaning = "palette" | "sheet" | "filter" | "await-letter" | { letter: string } | null;
type Stroke = { key: string; meta: boolean; ctrl: boolean; alt: boolean; inField: boolean };

/**
 * What a key means. ⌘K and Ctrl K work everywhere; single keys only outside fields, and only when the person
 * has not switched them off (WCAG 2.1.4).
 */
export function keyMeaning(stroke: Stroke, state: KeyState, singleKeys: boolean): KeyMeaning {
  if ((stroke.meta || stroke.ctrl) && !stroke.alt && stroke.key.toLowerCase() === "k") return "palette";
  if (!singleKeys || stroke.inField || stroke.meta || stroke.ctrl || stroke.alt) return null;
  if (state.awaitingLetter) return { letter: stroke.key };
  if (stroke.key === "g") return "await-letter";
  if (stroke.key === "?") return "sheet";
  if (stroke.key === "/") return "filter";
  return null;
}
