/** An image by its uncompressed layers (`rootfs.diff_ids`), the lowest first. */
export interface Layered {
  layers: readonly string[];
}

/**
 * The image that another is built on: the candidate whose layers are the most of those that it begins with. Layers
 * that are the same in the same order are no proof of a `FROM` line, but nothing else leaves them.
 *
 * @param layers of the image in question
 * @param candidates those with as many layers or more, or with none, are passed over: an image is not built on itself
 * @returns the first of the best, in the order given; null where none is below it
 */
export function baseOf<T extends Layered>(layers: readonly string[], candidates: Iterable<T>): T | null {
  let best: T | null = null;
  for (const candidate of candidates) {
    const height = candidate.layers.length;
    if (height <= (best?.layers.length ?? 0) || height >= layers.length) continue;
    if (candidate.layers.every((layer, at) => layer === layers[at])) best = candidate;
  }
  return best;
}
