import { ApiError } from "../../http/api.ts";
import type { Problem } from "../../http/problem.ts";

/** Sends a file as the body, with what is said of it in the address. @throws ApiError */
export const apiUpload = async (
  path: string,
  query: Record<string, string>,
  file: File | null,
): Promise<{ id: number }> => {
  const response = await fetch(`/api/v1${path}?${new URLSearchParams(query)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "plimsoll-upload": "1" },
    body: file,
  });
  if (!response.ok) throw new ApiError((await response.json()) as Problem);
  return (await response.json()) as { id: number };
};
