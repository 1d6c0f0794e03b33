import { setImmediate } from "node:timers/promises";
import type { PaperOptions } from "./paper.ts";
import { Paper } from "./paper.ts";

/** Draws a document; a bare `yield` marks a place where finished bytes may leave. */
export type Drawing = (paper: Paper) => Generator<void>;

/**
 * Runs a drawing and hands out the file in pieces while it grows. Nothing of a page is kept once it is written,
 * and the event loop breathes between pieces. A consumer that stops early just stops the drawing.
 */
export async function* pdfStream(options: PaperOptions, draw: Drawing): AsyncGenerator<Uint8Array> {
  const paper = new Paper(options);
  const pieces: Uint8Array[] = [];
  paper.doc.on("data", (piece: Uint8Array) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => paper.doc.once("end", resolve).once("error", reject));
  ended.catch(() => {});
  for (const _ of draw(paper)) {
    await setImmediate();
    yield* pieces.splice(0);
  }
  paper.end();
  await ended;
  yield* pieces.splice(0);
}
