import { AsyncLocalStorage } from "node:async_hooks";

const CHUNK = 64 * 1024;

/**
 * Text pieces as the body of a response, in chunks of some 64 KiB, no faster than the reader takes them. The first
 * piece is made before this returns: until then an error still has a status of its own. A reader that goes away
 * ends the generator, `finally` included.
 */
export const lineStream = async (lines: AsyncGenerator<string>): Promise<ReadableStream<Uint8Array>> => {
  const encoder = new TextEncoder();
  const first = await lines.next();
  let waiting = first.done ? "" : first.value;
  let ended = first.done === true;
  // The reader asks for the next line from outside of what the request runs in: its moment, its clock.
  const within = AsyncLocalStorage.snapshot();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (!ended && waiting.length < CHUNK) {
        const next = await within(() => lines.next());
        if (next.done) ended = true;
        else waiting += next.value;
      }
      if (waiting !== "") controller.enqueue(encoder.encode(waiting));
      waiting = "";
      if (ended) controller.close();
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
};
