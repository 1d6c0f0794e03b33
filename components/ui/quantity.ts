/** A whole number as people read it: 48,211. */
export const exact = (value: number): string => value.toLocaleString("en-GB");

/** A large number in three figures: 999, 1.2k, 48k, 3.4M. Rounds down, so that it never claims more than there is. */
export function abbreviated(value: number): string {
  const size = Math.abs(value);
  const [unit, suffix] =
    size >= 1e9 ? [1e9, "G"] : size >= 1e6 ? [1e6, "M"] : size >= 1e3 ? [1e3, "k"] : [1, ""];
  if (unit === 1) return String(value);
  // Whole numbers divided by whole numbers: no tolerance is needed, and one would round 99,999,999,999 up.
  const figures = size < 10 * unit ? Math.floor(size / (unit / 10)) / 10 : Math.floor(size / unit);
  return `${value < 0 ? "-" : ""}${figures}${suffix}`;
}

/** The word for a count: `plural(1, "finding")` is "finding"; `plural(2, "repository", "repositories")`. */
export const plural = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);

/** Points of the score that something would bring: `+0.42`; too little to show is still something. */
export const gain = (points: number): string =>
  points > 0 && points < 0.005 ? "under 0.01" : `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(2)}`;
