import { hash } from "node:crypto";

const LANES = 8;

/**
 * A digest of rows that does not depend on their order: the sum, lane by lane, of each row's SHA-256. Two tables with
 * the same rows have the same; it tells differences, while forgery is for the file's own seal to refuse.
 */
export class RowDigest {
  rows = 0;
  readonly #lanes = new Uint32Array(LANES);
  #rest: Buffer = Buffer.alloc(0);

  /** A piece of COPY's text format: rows end in a newline, and a piece may end anywhere. */
  add(piece: Buffer): void {
    const text = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    let begin = 0;
    for (let end = text.indexOf(10); end !== -1; end = text.indexOf(10, begin)) {
      this.#row(text.subarray(begin, end));
      begin = end + 1;
    }
    this.#rest = Buffer.from(text.subarray(begin));
  }

  #row(row: Buffer): void {
    const digest = hash("sha256", row, "buffer");
    for (let lane = 0; lane < LANES; lane++)
      this.#lanes[lane] = (this.#lanes[lane]! + digest.readUInt32BE(lane * 4)) >>> 0;
    this.rows += 1;
  }

  /** @throws Error where the last piece ended within a row */
  hex(): string {
    if (this.#rest.length > 0) throw new Error("a table ends in the middle of a row");
    return [...this.#lanes].map((lane) => lane.toString(16).padStart(8, "0")).join("");
  }
}
