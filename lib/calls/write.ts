import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "../access/actor.ts";
import { clock } from "../clock.ts";
import { pool, sql } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { openText, sealText } from "./sealing.ts";

const MINUTE_S = 60;
const KEPT_MS = 24 * 3_600_000;

/** Requests that one caller may send in a minute: PLIMSOLL_RATE_LIMIT, else 6,000; 0 for no limit. */
const allowance = (): number => {
  const set = Number(process.env.PLIMSOLL_RATE_LIMIT ?? 6_000);
  return Number.isInteger(set) && set >= 0 ? set : 6_000;
};

const callerOf = ({ kind, id, ip }: Actor): string =>
  kind === "system" ? `address:${ip ?? "unknown"}` : `${kind}:${id}`;

const limiters = new Map<number, RateLimiterPostgres>();

const limiterOf = (points: number): RateLimiterPostgres => {
  const known = limiters.get(points);
  if (known) return known;
  const common = { points, duration: MINUTE_S, keyPrefix: "" };
  const limiter = new RateLimiterPostgres({
    ...common,
    storeClient: { query: (query: never) => pool().query(query) },
    storeType: "client",
    tableName: "call_rate",
    tableCreated: true,
    // Who is over the limit costs no more statements; while the database is away each process counts alone.
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: new RateLimiterMemory(common),
  });
  limiters.set(points, limiter);
  return limiter;
};

/**
 * Counts a request of this caller, over all processes.
 * @param headers gets RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers)
 * @throws AppError rate_limited with the seconds to wait
 */
export const countCall = async (actor: Actor, headers: Headers): Promise<void> => {
  const points = allowance();
  if (points === 0) return;
  const { told, isOver } = await limiterOf(points)
    .consume(callerOf(actor))
    .then((told) => ({ told, isOver: false }))
    .catch((told: RateLimiterRes | Error) => {
      if (told instanceof Error) throw told;
      return { told, isOver: true };
    });
  const seconds = Math.max(1, Math.ceil(told.msBeforeNext / 1000));
  headers.set("ratelimit-policy", `"caller";q=${points};w=${MINUTE_S}`);
  headers.set("ratelimit", `"caller";r=${isOver ? 0 : told.remainingPoints};t=${seconds}`);
  if (isOver) {
    const sentence = `That is more than ${points} requests in a minute. Try again in ${seconds} s.`;
    throw new AppError("rate_limited", sentence, { retryAfter: seconds });
  }
};

export interface CallAnswer {
  status: number;
  text: string;
}

interface Known {
  requestSha256: string;
  status: number | null;
  sealed: string | null;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Does the work once for this caller and key; for a day the key is answered as the first time. Work that throws did
 * nothing and may be tried again.
 * @param call what is asked: method, address and body
 * @throws AppError conflict where the key stands for another request, or for one that has not ended
 */
export const answerOnce = async (
  actor: Actor,
  key: string,
  call: string,
  work: () => Promise<CallAnswer>,
): Promise<CallAnswer & { isReplay: boolean }> => {
  const caller = callerOf(actor);
  const id = sha256(key);
  if (!(await claim(caller, id, sha256(call)))) {
    return { ...(await earlierAnswer(caller, key, sha256(call))), isReplay: true };
  }
  const answer = await work().catch(async (error: unknown) => {
    await sql`delete from call_answer where actor = ${caller} and key_sha256 = ${id}`;
    throw error;
  });
  await sql`
    update call_answer set status = ${answer.status}, sealed = ${sealText(answer.text, key, caller)}
    where actor = ${caller} and key_sha256 = ${id}`;
  return { ...answer, isReplay: false };
};

/** Whether the key is new, or so old that it means nothing any more. */
const claim = async (caller: string, id: string, call: string): Promise<boolean> => {
  const now = clock();
  await sql`delete from call_answer where made_at < ${new Date(now.getTime() - KEPT_MS)}`;
  const made = await sql`
    insert into call_answer (actor, key_sha256, request_sha256, made_at) values (${caller}, ${id}, ${call}, ${now})
    on conflict do nothing returning actor`;
  return made.length > 0;
};

const earlierAnswer = async (caller: string, key: string, call: string): Promise<CallAnswer> => {
  const [known] = await sql<Known>`
    select request_sha256 as "requestSha256", status, sealed from call_answer
    where actor = ${caller} and key_sha256 = ${sha256(key)}`;
  if (known && known.requestSha256 !== call)
    throw new AppError("conflict", "This idempotency key was sent with another request: take a new one.");
  if (!known || known.status === null || known.sealed === null)
    throw new AppError(
      "conflict",
      "The first request with this idempotency key has not ended. Try again in a moment; if this stays, look whether it took effect and take a new key.",
      { retryAfter: 1 },
    );
  return { status: known.status, text: openText(known.sealed, key, caller) };
};
