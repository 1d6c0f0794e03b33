import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Pieces of a file as the body of a response, no faster than the reader takes them. The first piece is made before
 * this returns: until then an error still has a status of its own. A reader that goes away ends the generator.
 */
export const byteStream = async (pieces: AsyncGenerator<Uint8Array>): Promise<ReadableStream<Uint8Array>> => {
  let next = await pieces.next();
  // The reader asks for the next piece from outside of what the request runs in: its moment, its clock.
  const within = AsyncLocalStorage.snapshot();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (next.done) return controller.close();
        controller.enqueue(next.value);
        next = await within(() => pieces.next());
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
};
