/** A filter that cannot be read: where (offsets into the text), why, and what was probably meant. */
export class FilterProblem extends Error {
  readonly start: number;
  readonly end: number;
  readonly suggestion: string | null;

  constructor(message: string, start: number, end: number, suggestion: string | null = null) {
    super(suggestion === null ? message : `${message} Did you mean ${suggestion}?`);
    this.name = "FilterProblem";
    this.start = start;
    this.end = end;
    this.suggestion = suggestion;
  }
}
