import { actionOf, type Keymap, USUAL } from "@/components/frame/keymap.ts";

export type KeyState = { awaitingLetter: boolean };
export type KeyMeaning = "palette" | "sheet" | "filter" | "await-letter" | { letter: string } | null;
type Stroke = { key: string; meta: boolean; ctrl: boolean; alt: boolean; inField: boolean };

/**
 * What a key means. ⌘K and Ctrl K work everywhere; single keys only outside fields, and only when the person
 * has not switched them off (WCAG 2.1.4).
 */
export function keyMeaning(
  stroke: Stroke,
  state: KeyState,
  singleKeys: boolean,
  keymap: Keymap = USUAL,
): KeyMeaning {
  if ((stroke.meta || stroke.ctrl) && !stroke.alt && stroke.key.toLowerCase() === "k") return "palette";
  if (!singleKeys || stroke.inField || stroke.meta || stroke.ctrl || stroke.alt) return null;
  if (state.awaitingLetter) return { letter: stroke.key };
  const action = actionOf(keymap, stroke.key);
  if (action === "go") return "await-letter";
  if (action === "sheet" || action === "filter") return action;
  return null;
}
