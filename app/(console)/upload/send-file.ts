import type { Problem } from "@/lib/http/problem.ts";
import type { Accepted } from "@/lib/ingest/schema.ts";

/**
 * Sends one file as it is, telling how many bytes are under way. XMLHttpRequest, as fetch cannot tell.
 * @throws Error with a sentence for the person
 */
export const sendFile = (
  file: File,
  preview: boolean,
  onProgress: (sent: number) => void,
): Promise<Accepted> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/reports${preview ? "?preview=true" : ""}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("plimsoll-upload", "1");
    // Header values know no more than Latin-1; file names do.
    request.setRequestHeader("plimsoll-file-name", encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onerror = () =>
      reject(new Error("The connection broke before the file was whole. Send it again."));
    request.onload = () => {
      const answer: unknown = answerIn(request.responseText);
      if (request.status === 202) resolve(answer as Accepted);
      else reject(new Error((answer as Problem | null)?.detail ?? `Plimsoll answered ${request.status}.`));
    };
    request.send(file);
  });

const answerIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
