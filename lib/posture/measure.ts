/** What a snapshot keeps of a scope: score and its honoured form 0 to 100, coverage 0 to 1. */
export interface Measure {
  scope: string;
  score: number;
  honoured: number;
  coverage: number;
  assets: number;
}
