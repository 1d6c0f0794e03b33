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

/** What the driver says while the database is away, starting or stopping (SQLSTATE classes 08 and 57P). */
const AWAY = /^(08\w{3}|57P0\d|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

const isDatabaseAway = (error: unknown): boolean => {
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  if (AWAY.test(String(code)) || message === "Connection terminated unexpectedly") return true;
  return typeof cause === "object" && cause !== null && isDatabaseAway(cause);
};

/**
 * What the driver says of values that no column can hold: numbers beyond its range (SQLSTATE 22003), NUL and what is no
 * text (22021, 22P05). They came from outside.
 */
const UNSTORABLE = /^(22003|22021|22P05|P2020|P2033)$/;

const isUnstorable = (error: unknown): boolean => {
  const { code, cause, meta } = error as { code?: unknown; cause?: unknown; meta?: { code?: unknown } };
  if ([code, meta?.code].some((each) => UNSTORABLE.test(String(each)))) return true;
  return typeof cause === "object" && cause !== null && isUnstorable(cause);
};

/** What a caller is told: a fault of our own is a 500, a database that is away passes. */
const answerTo = (error: unknown, requestId: string): { problem: AppError; status: number } => {
  if (error instanceof AppError) return { problem: error, status: error.status };
  if (typeof error === "object" && error !== null && isDatabaseAway(error)) {
    log.warn({ requestId, err: error }, "the database is away");
    const away = "The database does not answer now. Try again in a moment.";
    return { problem: new AppError("unavailable", away, { retryAfter: 2 }), status: 503 };
  }
  if (typeof error === "object" && error !== null && isUnstorable(error)) {
    log.warn({ requestId, err: error }, "a value that no column can hold");
    const beyond = new AppError(
      "invalid",
      "The request holds a number or a character that cannot be stored.",
    );
    return { problem: beyond, status: beyond.status };
  }
  log.error({ requestId, err: error }, "request failed");
  const ours = "Something went wrong on our side. Quote the request id when you ask for help.";
  return { problem: new AppError("unavailable", ours), status: 500 };
};

export const problemResponse = (error: unknown, requestId: string): Response => {
  const {
    problem: { code, message, detail },
    status,
  } = answerTo(error, requestId);
  const body = {
    type: `urn:plimsoll:${code}`,
    title: TITLES[code],
    status,
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
  return new Response(JSON.stringify(body), { status, headers });
};

/** The first few complaints of a schema, each with its place. */
export const invalid = (where: string, error: z.ZodError): AppError =>
  new AppError("invalid", `The ${where} is not valid: ${error.issues[0]?.message ?? "see errors"}`, {
    errors: error.issues
      .slice(0, 20)
      .map((issue) => ({ path: `/${issue.path.join("/")}`, message: issue.message })),
  });
