const KEY = "plimsoll:findings:recent";
const MOST = 5;

/** The last filters of this browser, newest first. A browser that keeps nothing has none. */
export const recentFilters = (): string[] => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((one) => typeof one === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
};

export const rememberFilter = (text: string): void => {
  const filter = text.trim();
  if (filter === "") return;
  try {
    const next = [filter, ...recentFilters().filter((one) => one !== filter)].slice(0, MOST);
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage that is full or switched off only costs the list of recent filters.
  }
};
