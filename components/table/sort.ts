/** An order as the address holds it: "severity" ascending, "-severity" descending. */
export type Sort = { key: string; descending: boolean };

export const readSort = (text: string): Sort =>
  text.startsWith("-") ? { key: text.slice(1), descending: true } : { key: text, descending: false };

/** What pressing a header does: descending first (worst, newest and largest are what people look for), then ascending. */
export function pressed(current: string, key: string): string {
  return current === `-${key}` ? key : `-${key}`;
}

/** The value of `aria-sort` of the header with this key. */
export function ariaSort(current: string, key: string | undefined): "ascending" | "descending" | undefined {
  const sort = readSort(current);
  if (key === undefined || sort.key !== key) return undefined;
  return sort.descending ? "descending" : "ascending";
}
