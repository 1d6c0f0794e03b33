import type { IncomingMessage } from "node:http";
import { SourceError } from "../source-error.ts";

/** An object in etcd has at most about 1.5 MB; as JSON with its fields' names a few times that. */
const LONGEST_LINE = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/** The whole lines of a stream: what stands behind the last line's end was cut off. @throws SourceError when it breaks */
export async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, from)) {
        const line = Buffer.concat([...begun, piece.subarray(from, end)]).toString("utf8");
        begun = [];
        size = 0;
        from = end + 1;
        if (line.trim() !== "") yield line;
      }
      begun.push(piece.subarray(from));
      size += piece.length - from;
      if (size > LONGEST_LINE) throw new Error(`a line of more than ${LONGEST_LINE} bytes`);
    }
  } catch (error) {
    throw new SourceError(`the watch broke off: ${(error as Error).message}`);
  } finally {
    response.destroy();
  }
}
