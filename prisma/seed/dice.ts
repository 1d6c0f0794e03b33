/** 0 up to, not including, 1: always the same for the same numbers (the finaliser of MurmurHash3, public domain). */
export const dice = (...words: number[]): number => {
  let h = 0x9747b28c;
  for (const word of words) {
    h = Math.imul(h ^ word, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return (h >>> 0) / 2 ** 32;
};

export const roll = (sides: number, ...words: number[]): number => Math.floor(dice(...words) * sides);
