export type Sign = -1 | 0 | 1;

/** One scheme: what its versions are, and a total order over them. Both take time linear in the text. */
export interface VersionOrder<Version> {
  /** @returns null when the text is not a version of the scheme */
  parse: (text: string) => Version | null;
  compare: (a: Version, b: Version) => Sign;
}

export const sign = (difference: number): Sign => (difference < 0 ? -1 : difference > 0 ? 1 : 0);

/** By code unit: in ASCII, by byte. */
export const compareText = (a: string, b: string): Sign => (a < b ? -1 : a > b ? 1 : 0);

/** Two runs of decimal digits by value, however long: as numbers they would lose digits. An empty run is zero. */
export function compareDigits(a: string, b: string): Sign {
  const [left, right] = [withoutLeadingZeros(a), withoutLeadingZeros(b)];
  return sign(left.length - right.length) || compareText(left, right);
}

function withoutLeadingZeros(digits: string): string {
  let zeros = 0;
  while (digits.charCodeAt(zeros) === ZERO) zeros++;
  return zeros === 0 ? digits : digits.slice(zeros);
}

const [ZERO, NINE] = [0x30, 0x39];

/** Whether a text of one kind throughout, all digits or no digit at all, is of digits. */
export const startsWithDigit = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code >= ZERO && code <= NINE;
};

export const isDigits = (text: string): boolean => /^[0-9]+$/.test(text);

/** Texts before numbers, each kind in its own order. */
export function compareTextsThenNumbers(a: string, b: string): Sign {
  const mine = isDigits(a);
  if (mine !== isDigits(b)) return mine ? 1 : -1;
  return mine ? compareDigits(a, b) : compareText(a, b);
}

/** Item by item; where one list ends, `missing` stands in for its items. */
export function compareLists<Item>(
  a: readonly Item[],
  b: readonly Item[],
  missing: Item,
  compare: (a: Item, b: Item) => Sign,
): Sign {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compare(i < a.length ? a[i]! : missing, i < b.length ? b[i]! : missing);
    if (order !== 0) return order;
  }
  return 0;
}
