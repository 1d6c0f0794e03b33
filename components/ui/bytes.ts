const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;

/** A size as people read it, in binary units: `0 B`, `512 B`, `1.5 MiB`, `120 GiB`. */
export const bytes = (size: number): string => {
  let [value, unit] = [Math.max(0, size), 0];
  // By what will be shown: 1,023.9 KiB would otherwise read as 1024 KiB.
  while (Math.round(value) >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  const text = unit === 0 || value >= 10 ? String(Math.round(value)) : value.toFixed(1);
  return `${text} ${UNITS[unit]}`;
};
