import { byteStream } from "./byte-stream.ts";

/** A PDF that is sent while it is made; kept by no cache. */
export const downloadPdf = async (file: {
  fileName: string;
  bytes: AsyncGenerator<Uint8Array>;
}): Promise<Response> =>
  new Response(await byteStream(file.bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "private, no-store",
    },
  });
