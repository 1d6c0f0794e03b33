/** How far a rotation is. */
export interface Rotation {
  id: number;
  keyId: string;
  total: number;
  done: number;
  failed: number;
  finished: boolean;
}

/** Rows that are sealed with one key; `layout 1` are those from before keys had ids. */
export interface SealedCount {
  table: string;
  key: string;
  rows: number;
}
