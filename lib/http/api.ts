import { isReadAsOf, isRouteOfMoments, withMoment } from "../moments/moments.ts";
import type { Problem } from "./problem.ts";

/** A refusal of /api/v1 as the browser sees it: a sentence for the person, and the request's id to quote. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "ApiError";
    this.problem = problem;
  }
}

const unreachable = (status: number): Problem => ({
  type: "urn:plimsoll:unavailable",
  title: "Not available now",
  status,
  detail: "Plimsoll does not answer. Check that it runs and that you are online, then try again.",
  code: "unavailable",
  requestId: "",
});

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The browser's one way to /api/v1: JSON there and back. @throws ApiError */
export const api = async <T = void>(method: Method, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`/api/v1${method === "GET" ? atPageMoment(path) : path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  }).catch(() => null);
  if (!response) throw new ApiError(unreachable(0));
  if (!response.ok) throw new ApiError(await problemIn(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
};

/** What a page of a past moment reads is of that moment. @param path below /api/v1 */
export const atPageMoment = (path: string): string => {
  const { pathname, search } = window.location;
  const at =
    isReadAsOf(pathname) && isRouteOfMoments(path.split("?")[0]!) && new URLSearchParams(search).get("at");
  return at ? withMoment(path, at) : path;
};

const problemIn = async (response: Response): Promise<Problem> => {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  return isProblem ? ((await response.json()) as Problem) : unreachable(response.status);
};
