/** What a single key does, with the key it has until somebody chooses another. Lists' keys act while a list has focus. */
export const ACTIONS = {
  filter: { group: "Anywhere", does: "Filter the list", key: "/" },
  sheet: { group: "Anywhere", does: "This sheet", key: "?" },
  go: { group: "Anywhere", does: "Go to a page: then its letter", key: "g" },
  next: { group: "In a list", does: "Next row", key: "j" },
  previous: { group: "In a list", does: "Previous row", key: "k" },
  select: { group: "In a list", does: "Select the row", key: "x" },
  triage: { group: "On a finding", does: "Set its status", key: "e" },
  assign: { group: "On a finding", does: "Say who works on it", key: "a" },
  comment: { group: "On a finding", does: "Comment", key: "c" },
  why: { group: "On a finding", does: "Why this priority", key: "w" },
  merged: { group: "On a finding", does: "Why it is one finding", key: "m" },
  history: { group: "On a finding", does: "What became of it: why it closed or came back", key: "h" },
  undo: { group: "On a finding", does: "Take back what was just done", key: "u" },
} as const;
export type Action = keyof typeof ACTIONS;
export type Keymap = Readonly<Record<Action, string>>;

export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];
export const USUAL: Keymap = Object.fromEntries(
  ACTION_NAMES.map((name) => [name, ACTIONS[name].key]),
) as Keymap;

/** Keys that move, open or close are nobody's to give away. */
const FIXED = ["Enter", "Escape", "Tab", " ", "ArrowUp", "ArrowDown", "Home", "End"];

/** The keymap that was stored; what cannot be read is as usual. */
export const readKeymap = (stored: string | null): Keymap => {
  try {
    const chosen = JSON.parse(stored ?? "{}") as Record<string, unknown>;
    const map: Record<Action, string> = { ...USUAL };
    for (const action of ACTION_NAMES) {
      const key = chosen[action];
      if (typeof key === "string" && refusal(map, action, key) === null) map[action] = key;
    }
    return map;
  } catch {
    return USUAL;
  }
};

/** Why an action cannot have a key; null: it can. */
export const refusal = (map: Keymap, action: Action, key: string): string | null => {
  if (FIXED.includes(key)) return `${key === " " ? "Space" : key} moves, opens or closes: it stays as it is.`;
  if ([...key].length !== 1) return "One key that writes a character, please.";
  const other = ACTION_NAMES.find((name) => name !== action && map[name] === key);
  return other ? `“${key}” already does: ${ACTIONS[other].does.toLowerCase()}.` : null;
};

/** What a key does; null: nothing. */
export const actionOf = (map: Keymap, key: string): Action | null =>
  ACTION_NAMES.find((name) => map[name] === key) ?? null;
