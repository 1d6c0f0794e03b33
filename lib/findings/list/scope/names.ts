export const ids = (rows: { id: number }[]): number[] => rows.map((row) => row.id);

/** The numbers among the values of a name field: `#7`. */
export const numbers = (values: readonly string[]): number[] =>
  values.filter((value) => value.startsWith("#")).map((value) => Number(value.slice(1)));

/** The names among them. */
export const names = (values: readonly string[]): string[] =>
  values.filter((value) => !value.startsWith("#"));

/**
 * Names as LIKE patterns: `*` stands for any part, everything else for itself. With `paths`, a name is also found at
 * the end of a longer path: `nginx` in `docker.io/library/nginx`.
 */
export const patterns = (values: readonly string[], paths = false): string[] =>
  values.flatMap((value) => {
    const pattern = value.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%");
    return paths ? [pattern, `%/${pattern}`] : [pattern];
  });
