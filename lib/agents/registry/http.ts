import { Authorization } from "./authorization.ts";
import { boundedBody } from "./body.ts";
import type { Credentials } from "./credentials.ts";
import { Pace, retryAfter } from "./pace.ts";
import { RegistryError } from "./registry-error.ts";

export interface Asked {
  /** From the root: `/v2/shop/cart/tags/list`. */
  path: string;
  /** What a token must allow: `repository:shop/cart:pull`. */
  scope: string;
  method?: "GET" | "HEAD";
  accept?: string;
  /** Bytes that are read at most. */
  limit: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

const ATTEMPTS = 5;
/** What a registry cannot answer now (500) it rarely can a little later. */
const ATTEMPTS_AT_BUGS = 2;
const MOST_REDIRECTS = 5;
/** For one exchange with all that it brings. */
const TIMEOUT_MS = 120_000;
const TRY_AGAIN: readonly number[] = [429, 500, 502, 503, 504];
const REDIRECT: readonly number[] = [301, 302, 303, 307, 308];

/** Asks one registry: signed in as it wants, as often as it wants, following it to its storage without credentials. */
export class RegistryHttp {
  private readonly origin: URL;
  private readonly pace: Pace;
  private readonly signal: AbortSignal;
  private readonly authorization: Authorization;
  private answered = false;

  constructor(origin: string, credentials: Credentials | null, concurrency: number, signal: AbortSignal) {
    this.origin = new URL(origin);
    this.pace = new Pace(concurrency);
    this.signal = signal;
    this.authorization = new Authorization(origin, credentials, (url, init, limit) =>
      this.patiently(url, init, limit),
    );
  }

  /** Any answer but "who are you" and "later". @throws RegistryError; AbortError with the signal */
  async ask(asked: Asked): Promise<Answer> {
    const url = new URL(asked.path, this.origin);
    // A name that a registry gives must not lead elsewhere.
    if (url.origin !== this.origin.origin) throw new RegistryError("broken", `${asked.path} is no path`);
    const header = await this.authorization.headerFor(asked.scope);
    const answer = await this.patiently(url, initOf(asked, header), asked.limit);
    if (answer.status !== 401) return answer;
    const other = await this.authorization.challenged(answer.headers.get("www-authenticate"), asked.scope);
    return this.patiently(url, initOf(asked, other), asked.limit);
  }

  private async patiently(url: URL, init: RequestInit, limit: number): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.pace
        .take(() => withinTime((signal) => follow(url, init, limit, signal), this.signal), this.signal)
        .catch((error: unknown) => {
          if (error instanceof RegistryError || this.signal.aborted) throw error;
          return error as Error;
        });
      const failed = answer instanceof Error;
      this.answered ||= !failed;
      if (!failed && !TRY_AGAIN.includes(answer.status)) return answer;
      if (attempt >= this.attempts(answer)) throw troubleOf(answer, url);
      this.pace.pause(failed ? null : retryAfter(answer.headers.get("retry-after"), new Date()), attempt);
    }
  }

  /** A host that has never answered is a wrong name more often than one that will. */
  private attempts(answer: Answer | Error): number {
    if (answer instanceof Error) return this.answered ? ATTEMPTS : 1;
    return answer.status === 500 ? ATTEMPTS_AT_BUGS : ATTEMPTS;
  }
}

const initOf = ({ method = "GET", accept }: Asked, authorization: string | null): RequestInit => ({
  method,
  headers: { ...(accept ? { accept } : {}), ...(authorization ? { authorization } : {}) },
});

/** Once it has left the registry, a request carries no credentials, wherever it is sent after that. */
async function follow(start: URL, init: RequestInit, limit: number, signal: AbortSignal): Promise<Answer> {
  const headers = new Headers(init.headers);
  let url = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await fetch(url, { ...init, headers, redirect: "manual", signal });
    const to = REDIRECT.includes(response.status) ? response.headers.get("location") : null;
    if (to === null && (response.status !== 401 || url.origin === start.origin))
      return answerOf(response, init, limit);
    await response.body?.cancel();
    // Storage that asks who we are is not told.
    if (to === null) throw new RegistryError("denied", `the registry leads to ${url.host}, which refuses`);
    const next = redirected(to, url, init);
    if (next.origin !== url.origin) headers.delete("authorization");
    url = next;
  }
  throw new RegistryError("broken", `more than ${MOST_REDIRECTS} redirects`);
}

/** Unlike `AbortSignal.timeout`, nothing is left of it when the exchange is over. */
async function withinTime<T>(exchange: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  const ending = new AbortController();
  const end = () => ending.abort(signal.reason);
  const timer = setTimeout(() => ending.abort(new Error(`no end after ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
  signal.addEventListener("abort", end);
  try {
    return await exchange(ending.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}

async function answerOf(response: Response, { method }: RequestInit, limit: number): Promise<Answer> {
  const { status, headers } = response;
  // The length that HEAD states is of what it does not send; what is to be asked again is not read.
  if (method === "HEAD" || status === 401 || TRY_AGAIN.includes(status)) {
    await response.body?.cancel();
    return { status, headers, body: Buffer.alloc(0) };
  }
  return { status, headers, body: await boundedBody(response, limit) };
}

/** @throws RegistryError broken */
function redirected(to: string, from: URL, { method }: RequestInit): URL {
  if (!URL.canParse(to, from) || method === "POST")
    throw new RegistryError("broken", "a redirect to nowhere");
  const next = new URL(to, from);
  if (/^https?:$/.test(next.protocol)) return next;
  throw new RegistryError("broken", `a redirect to ${next.protocol}`);
}

function troubleOf(answer: Answer | Error, url: URL): RegistryError {
  if (!(answer instanceof Error)) {
    const { status } = answer;
    const trouble = status === 429 ? "limited" : status === 500 ? "broken" : "unreachable";
    return new RegistryError(trouble, `${url.host} answers ${status} again and again`);
  }
  const cause = (answer.cause as Error | undefined)?.message;
  return new RegistryError("unreachable", `no connection to ${url.host}: ${cause || answer.message}`);
}
