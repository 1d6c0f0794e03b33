import { hash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Actor } from "../access/actor.ts";
import { authenticate } from "../access/authenticate.ts";
import { demand, type Permission } from "../access/permissions.ts";
import { answerOnce, countCall } from "../calls/write.ts";
import { clock, clockIsMovable, withClock } from "../clock.ts";
import { asOf } from "../db/past/moment.ts";
import { AppError } from "../errors.ts";
import { withLogFields } from "../log.ts";
import { Moment } from "../moments/moments.ts";
import { readText } from "./body.ts";
import { entityTag, idempotencyKeyOf, isKnown } from "./conditions.ts";
import { guardOrigin } from "./origin.ts";
import { invalid, problemResponse } from "./problem.ts";
import { observed } from "./traffic.ts";
import { isOverTls, STRICT_TRANSPORT } from "./transport.ts";

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
  /** For the API reference, where the handler parses the query itself: the schemas that it does that with. */
  queryParts?: readonly z.ZodType[];
  /** A strict schema of a JSON body, or `bytes`: the handler reads the stream itself. */
  body?: z.ZodType<B> | "bytes";
  response?: z.ZodType<R>;
  /** The media types of a Response that is no JSON of ours: a file, a stream. */
  produces?: readonly string[];
  status?: number;
  /** Whether `at` asks for what had been recorded by a past moment (lib/moments). Reads only. */
  asOf?: true;
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
    const params = (await context?.params) ?? {};
    const told = new Headers({ "x-request-id": requestId });
    const attempt = async () => clocked(request, () => answer(spec, request, params, told));
    return withLogFields({ requestId }, async () =>
      telling(
        told,
        await observed(request, params, () =>
          attempt().catch((error: unknown) => problemResponse(error, requestId)),
        ),
      ),
    );
  };
  return Object.assign(handler, { spec: spec as never });
};

const answer = async <P, Q, B, R>(
  spec: RouteSpec<P, Q, B, R>,
  request: Request,
  params: Record<string, unknown>,
  told: Headers,
): Promise<Response> => {
  const actor = await authenticate(request, told.get("x-request-id")!, spec.permission === "public");
  await countCall(actor, told);
  if (actor.kind === "person" || spec.permission === "public") guardOrigin(request, spec.body === "bytes");
  if (spec.permission === "self") demandPerson(actor);
  else if (spec.permission !== "public") demand(actor, spec.permission);
  const { at, ...query } = queryOf(request);
  const moment = spec.asOf && at !== undefined ? pastMoment(at) : null;
  const takesJson = spec.body !== undefined && spec.body !== "bytes";
  const json = takesJson ? await jsonOf(request) : undefined;
  const asked = {
    actor,
    params: parse(spec.params, params, "address") as P,
    query: parse(spec.query, spec.asOf ? query : queryOf(request), "query") as Q,
    body: (takesJson ? parse(spec.body as z.ZodType<B>, json, "body") : undefined) as B,
    request,
  };
  const work = async () => {
    const result = await asOf(moment, () => spec.handle(asked));
    return result instanceof Response ? result : writtenAnswer(spec, result);
  };
  const key = spec.body === "bytes" ? null : idempotencyKeyOf(request);
  const result = key === null ? await work() : await once(asked, key, json, work, told);
  if (result instanceof Response) return result;
  if (moment) {
    told.set("plimsoll-as-of", moment.toISOString());
    told.set("repr-digest", digestOf(result.text));
  }
  return jsonResponse(request, result);
};

interface Written {
  status: number;
  text: string;
}

const writtenAnswer = (spec: { status?: number }, result: unknown): Written =>
  result === undefined || spec.status === 204
    ? { status: 204, text: "" }
    : { status: spec.status ?? 200, text: JSON.stringify(result) };

const jsonResponse = (request: Request, { status, text }: Written): Response => {
  const headers = new Headers({ "content-type": "application/json", "cache-control": "private, no-store" });
  if (request.method === "GET" && status === 200) {
    const tag = entityTag(text);
    headers.set("etag", tag);
    if (isKnown(request.headers.get("if-none-match"), tag))
      return new Response(null, { status: 304, headers });
  }
  return new Response(status === 204 ? null : text, { status, headers });
};

const once = async (
  { actor, request }: Context<unknown, unknown, unknown>,
  key: string,
  json: unknown,
  work: () => Promise<Written | Response>,
  told: Headers,
): Promise<Written | Response> => {
  const { pathname, search } = new URL(request.url);
  const call = `${pathname}${search} ${JSON.stringify(json)}`;
  const { isReplay, ...answered } = await answerOnce(actor, key, call, async () => {
    const result = await work();
    if (result instanceof Response) throw new AppError("invalid", "This request takes no idempotency key.");
    return result;
  });
  if (isReplay) told.set("idempotency-replayed", "true");
  return answered;
};

/** RFC 9530: who asks for a moment twice can see that the answer is the same. */
const digestOf = (text: string): string => `sha-256=:${hash("sha256", text, "base64")}:`;

const pastMoment = (at: string | string[]): Date => {
  const moment = parse(z.strictObject({ at: Moment }), { at }, "query")!.at;
  if (moment > clock()) throw new AppError("invalid", "That moment has not come yet.");
  return moment;
};

/** What is told with every answer, good or bad. */
const telling = (told: Headers, response: Response): Response => {
  for (const [name, value] of told) response.headers.set(name, value);
  if (isOverTls()) response.headers.set("strict-transport-security", STRICT_TRANSPORT);
  return response;
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
