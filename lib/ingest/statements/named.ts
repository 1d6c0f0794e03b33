/** Where a row of a slice stands, whatever finding it belongs to today. */
export interface Place {
  componentId: number;
  placeId: number;
  reportedId: number;
}

/** The key of a row within one slice. Findings may merge; what a tool reported stays what it is. */
export const placeKey = ({ componentId, placeId, reportedId }: Place): string =>
  `${componentId}.${placeId}.${reportedId}`;

/** Compares equal to no slice's digest: what stands there is no longer what its newest complete statement said. */
export const UNKNOWN_DIGEST = Buffer.alloc(0);

const WIDTH = 4;

/** What a statement named in slices to which it only adds, sixteen bytes a row; null for none. */
export const packNamed = (rows: readonly (Place & { sliceId: number })[]): Buffer | null => {
  if (rows.length === 0) return null;
  const numbers = new Int32Array(rows.length * WIDTH);
  rows.forEach((row, i) => {
    numbers.set([row.sliceId, row.componentId, row.placeId, row.reportedId], i * WIDTH);
  });
  return Buffer.from(numbers.buffer);
};

/** The keys of one slice in what {@link packNamed} made. */
export const namedIn = (packed: Buffer | null, sliceId: number): string[] => {
  if (packed === null) return [];
  const keys: string[] = [];
  for (let at = 0; at + 4 * WIDTH <= packed.length; at += 4 * WIDTH) {
    if (packed.readInt32LE(at) !== sliceId) continue;
    const [componentId, placeId, reportedId] = [4, 8, 12].map((offset) => packed.readInt32LE(at + offset));
    keys.push(placeKey({ componentId: componentId!, placeId: placeId!, reportedId: reportedId! }));
  }
  return keys;
};
