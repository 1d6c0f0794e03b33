import { ApiError } from "@/lib/http/api.ts";

/** What the API has against single fields, by the last name of their path; `""` for the whole. */
export const refusalsIn = (error: unknown): Record<string, string> => {
  const places = (error instanceof ApiError && error.problem.errors) || [];
  if (places.length === 0) return { "": (error as Error).message };
  return Object.fromEntries(
    places.map(({ path, message }) => [
      path.split("/").findLast((part) => !/^\d*$/.test(part)) ?? "",
      message,
    ]),
  );
};
