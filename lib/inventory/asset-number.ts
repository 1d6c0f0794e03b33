const LARGEST = 2_147_483_647;

/** The number an address begins with, 0 (nobody's) where it begins with none or with more than a column holds. */
export const assetNumber = (text: string): number => {
  const number = Number.parseInt(text, 10);
  return number > 0 && number <= LARGEST ? number : 0;
};
