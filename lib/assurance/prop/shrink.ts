/**
 * The shortest list that still fails, found by leaving out one after the other until none can be spared
 * (at most `patience` trials).
 */
export const shrunk = async <T>(
  items: readonly T[],
  fails: (fewer: readonly T[]) => Promise<boolean>,
  patience: number,
): Promise<readonly T[]> => {
  let left = items;
  let trials = 0;
  for (let at = 0; at < left.length && trials < patience; trials++) {
    const fewer = left.toSpliced(at, 1);
    if (await fails(fewer)) left = fewer;
    else at += 1;
  }
  return left;
};
