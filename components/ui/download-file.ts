import { ApiError, atPageMoment } from "@/lib/http/api.ts";

const nameIn = (disposition: string | null): string =>
  /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "download";

/**
 * Fetches a file and saves it only when it is whole. `onBytes` hears how many bytes have come so far.
 * @throws ApiError with the server's own sentence, or the network's error where the file broke off
 */
export async function downloadFile(address: string, onBytes: (bytes: number) => void): Promise<void> {
  const response = await fetch(
    address.replace(/^\/api\/v1(.*)$/, (_, path: string) => `/api/v1${atPageMoment(path)}`),
  );
  if (!response.ok || !response.body) throw new ApiError(await response.json());
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const part of piecesOf(response.body)) {
    parts.push(part);
    bytes += part.length;
    onBytes(bytes);
  }
  const link = document.createElement("a");
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = nameIn(response.headers.get("content-disposition"));
  link.click();
  // The browser reads the address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Not every browser can iterate a stream by itself. */
async function* piecesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}
