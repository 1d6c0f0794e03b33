/** Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment). */
export const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(row[j - 1]! + 1, rows[i - 1]![j]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      }
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
};

/** @returns the word most like `typed`, or null when none is within a third of its length; a beginning always is */
export const nearest = (typed: string, words: readonly string[]): string | null => {
  const text = typed.toLowerCase().slice(0, 40);
  if (text === "") return null;
  const begun = words.find((word) => word.startsWith(text));
  if (begun !== undefined && text.length > 1) return begun;
  const ranked = words.map((word) => ({ word, far: distance(text, word) })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(1, Math.floor(best.word.length / 3)) ? best.word : null;
};
