/** A whole number as people read it: 48,211. */
export const exact = (value: number): string => value.toLocaleString("en-GB");

/** A large number in three figures: 999, 1.2k, 48k, 3.4M. Rounds down, so that it never claims more than there is. */
export function abbreviated(value: number): string {
  const size = Math.abs(value);
  const [unit, suffix] =
    size >= 1e9 ? [1e9, "G"] : size >= 1e6 ? [1e6, "M"] : size >= 1e3 ? [1e3, "k"] : [1, ""];
  if (unit === 1) return String(value);
  const scaled = size / unit;
  const figures = scaled < 10 ? Math.floor(scaled * 10 + 1e-9) / 10 : Math.floor(scaled + 1e-9);
  return `${value < 0 ? "-" : ""}${figures}${suffix}`;
}

/** The word for a count: `plural(1, "finding")` is "finding"; `plural(2, "repository", "repositories")`. */
export const plural = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);
