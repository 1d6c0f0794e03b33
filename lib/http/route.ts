import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "../access/actor.ts";
import { authenticate } from "../access/authenticate.ts";
import { demand, type Permission } from "../access/permissions.ts";
import { clockIsMovable, withClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { readText } from "./body.ts";
import { guardOrigin } from "./origin.ts";
import { invalid, problemResponse } from "./problem.ts";

interface Context<P, Q, B> {
  actor: Actor;
  params: P;
  query: Q;
  body: B;
  request: Request;
}

export interface RouteSpec<P, Q, B, R> {
  /** One line for the API reference. */
  summary: string;
  /**
   * What the caller must be allowed. `self`: any signed-in person, about their own account. `public`: the handler
   * does its own proof (a one-time link).
   */
  permission: Permission | "self" | "public";
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  /** A strict schema of a JSON body, or `bytes`: the handler reads the stream itself. */
  body?: z.ZodType<B> | "bytes";
  response?: z.ZodType<R>;
  status?: number;
  /** A Response is passed on as it is (downloads, streams); anything else is sent as JSON. */
  handle(context: Context<P, Q, B>): Promise<R | Response>;
}

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };
export type RouteHandler = ((request: Request, context?: NextContext) => Promise<Response>) & {
  spec: RouteSpec<never, never, never, unknown>;
};

const JSON_LIMIT = 1_048_576;

/** The one way a request becomes a call: identity, permission, strict inputs, one error form. */
export const route = <P = undefined, Q = undefined, B = undefined, R = unknown>(
  spec: RouteSpec<P, Q, B, R>,
): RouteHandler => {
  const handler = async (request: Request, context?: NextContext): Promise<Response> => {
    const requestId = randomUUID();
    try {
      return await clocked(request, () => answer(spec, request, context, requestId));
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
  return Object.assign(handler, { spec: spec as never });
};

const answer = async <P, Q, B, R>(
  spec: RouteSpec<P, Q, B, R>,
  request: Request,
  context: NextContext | undefined,
  requestId: string,
): Promise<Response> => {
  const actor = await authenticate(request, requestId, spec.permission === "public");
  if (actor.kind === "person" || spec.permission === "public") guardOrigin(request, spec.body === "bytes");
  if (spec.permission === "self") demandPerson(actor);
  else if (spec.permission !== "public") demand(actor, spec.permission);
  const result = await spec.handle({
    actor,
    params: parse(spec.params, (await context?.params) ?? {}, "address") as P,
    query: parse(spec.query, queryOf(request), "query") as Q,
    body: (spec.body && spec.body !== "bytes"
      ? parse(spec.body, await jsonOf(request), "body")
      : undefined) as B,
    request,
  });
  if (result instanceof Response) {
    result.headers.set("x-request-id", requestId);
    return result;
  }
  const headers = {
    "content-type": "application/json",
    "cache-control": "private, no-store",
    "x-request-id": requestId,
  };
  return result === undefined || spec.status === 204
    ? new Response(null, { status: 204, headers })
    : new Response(JSON.stringify(result), { status: spec.status ?? 200, headers });
};

const demandPerson = (actor: Actor): void => {
  if (actor.kind !== "person") throw new AppError("forbidden", "Only people have an account of their own.");
};

const parse = <T>(schema: z.ZodType<T> | undefined, value: unknown, where: string): T | undefined => {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(where, parsed.error);
  return parsed.data;
};

/** A key that comes twice arrives as a list, which every schema that does not ask for one refuses. */
const queryOf = (request: Request): Record<string, string | string[]> => {
  const query = new Map<string, string | string[]>();
  for (const [key, value] of new URL(request.url).searchParams) {
    const known = query.get(key);
    query.set(key, known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value]);
  }
  return Object.fromEntries(query);
};

const jsonOf = async (request: Request): Promise<unknown> => {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\b/.test(type)) {
    throw new AppError("invalid", "Send JSON with Content-Type: application/json.");
  }
  const text = await readText(request, JSON_LIMIT);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid", `The body is not JSON: ${(error as Error).message}`);
  }
};

/** Demo estates and tests may say what time it is; a real instance ignores the header. */
const clocked = <T>(request: Request, work: () => T): T => {
  const asked = clockIsMovable() ? request.headers.get("plimsoll-clock") : null;
  const at = asked === null ? Number.NaN : Date.parse(asked);
  return Number.isNaN(at) ? work() : withClock(new Date(at), work);
};
