import { z } from "zod";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";

/** RFC 9457 problem details, with the request's id so that a person can quote it. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

const TITLES: Record<string, string> = {
  not_found: "Not found",
  forbidden: "Not allowed",
  unauthenticated: "Sign in first",
  invalid: "Not valid",
  conflict: "In conflict with what is there",
  too_large: "Too large",
  rate_limited: "Too many requests",
  unavailable: "Not available now",
};

const asAppError = (error: unknown, requestId: string): AppError => {
  if (error instanceof AppError) return error;
  log.error({ requestId, err: error }, "request failed");
  return new AppError(
    "unavailable",
    "Something went wrong on our side. Quote the request id when you ask for help.",
  );
};

export const problemResponse = (error: unknown, requestId: string): Response => {
  const { code, status, message, detail } = asAppError(error, requestId);
  const unexpected = !(error instanceof AppError);
  const body = {
    type: `urn:plimsoll:${code}`,
    title: TITLES[code],
    status: unexpected ? 500 : status,
    detail: message,
    code,
    requestId,
    ...detail,
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
  });
  if (status === 429 || status === 503) headers.set("retry-after", String(detail?.retryAfter ?? 5));
  if (status === 401) headers.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(body), { status: body.status, headers });
};

/** The first few complaints of a schema, each with its place. */
export const invalid = (where: string, error: z.ZodError): AppError =>
  new AppError("invalid", `The ${where} is not valid: ${error.issues[0]?.message ?? "see errors"}`, {
    errors: error.issues
      .slice(0, 20)
      .map((issue) => ({ path: `/${issue.path.join("/")}`, message: issue.message })),
  });
