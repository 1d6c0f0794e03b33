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

/** A ZIP that is whole already; kept by no cache. */
export const downloadArchive = (file: { fileName: string; bytes: Uint8Array }): Response =>
  new Response(file.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "private, no-store",
    },
  });
