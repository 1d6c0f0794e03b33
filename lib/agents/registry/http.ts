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
const MOST_REDIRECTS = 5;
const TIMEOUT_MS = 60_000;
const TRY_AGAIN: readonly number[] = [429, 500, 502, 503, 504];
const REDIRECT: readonly number[] = [301, 302, 303, 307, 308];

/** Asks one registry: signed in as it wants, as often as it wants, following it to its storage without credentials. */
export class RegistryHttp {
  private readonly origin: URL;
  private readonly pace: Pace;
  private readonly signal: AbortSignal;
  private readonly authorization: Authorization;

  constructor(origin: string, credentials: Credentials | null, concurrency: number, signal: AbortSignal) {
    this.origin = new URL(origin);
    this.pace = new Pace(concurrency);
    this.signal = signal;
    this.authorization = new Authorization(origin, credentials, (url, init) => this.patiently(url, init));
  }

  /** Any answer but "who are you" and "later". @throws RegistryError; AbortError with the signal */
  async ask(asked: Asked): Promise<Answer> {
    const url = new URL(asked.path, this.origin);
    // A name that a registry gives must not lead elsewhere.
    if (url.origin !== this.origin.origin) throw new RegistryError("broken", `${asked.path} is no path`);
    let response = await this.patiently(
      url,
      this.init(asked, await this.authorization.headerFor(asked.scope)),
    );
    if (response.status === 401) {
      await response.body?.cancel();
      const header = await this.authorization.challenged(response, asked.scope);
      response = await this.patiently(url, this.init(asked, header));
    }
    const body = await boundedBody(response, asked.limit).catch((error: unknown) => {
      if (error instanceof RegistryError || this.signal.aborted) throw error;
      throw new RegistryError("unreachable", `the registry broke off: ${(error as Error).message}`);
    });
    return { status: response.status, headers: response.headers, body };
  }

  private init({ method = "GET", accept }: Asked, authorization: string | null): RequestInit {
    return {
      method,
      headers: { ...(accept ? { accept } : {}), ...(authorization ? { authorization } : {}) },
    };
  }

  private async patiently(url: URL, init: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.pace
        .take(() => this.follow(url, init), this.signal)
        .catch((error: unknown) => {
          if (error instanceof RegistryError || this.signal.aborted) throw error;
          return error as Error;
        });
      const again = response instanceof Error || TRY_AGAIN.includes(response.status);
      if (!again) return response;
      if (attempt === ATTEMPTS) throw troubleOf(response, url);
      const asked =
        response instanceof Error ? null : retryAfter(response.headers.get("retry-after"), new Date());
      if (response instanceof Response) await response.body?.cancel();
      this.pace.pause(asked, attempt);
    }
  }

  /** Once it has left the registry, a request carries no credentials, wherever it is sent after that. */
  private async follow(start: URL, init: RequestInit): Promise<Response> {
    let url = start;
    let headers = new Headers(init.headers);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const signal = AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT_MS)]);
      const response = await fetch(url, { ...init, headers, redirect: "manual", signal });
      const to = REDIRECT.includes(response.status) ? response.headers.get("location") : null;
      if (to === null) return response;
      await response.body?.cancel();
      if (!URL.canParse(to, url) || init.method === "POST")
        throw new RegistryError("broken", "a redirect to nowhere");
      const next = new URL(to, url);
      if (!/^https?:$/.test(next.protocol))
        throw new RegistryError("broken", `a redirect to ${next.protocol}`);
      if (next.origin !== url.origin) {
        headers = new Headers(headers);
        headers.delete("authorization");
      }
      url = next;
    }
    throw new RegistryError("broken", `more than ${MOST_REDIRECTS} redirects`);
  }
}

function troubleOf(response: Response | Error, url: URL): RegistryError {
  if (response instanceof Response) {
    const { status } = response;
    const trouble = status === 429 ? "limited" : "unreachable";
    return new RegistryError(trouble, `${url.host} answers ${status} again and again`);
  }
  const cause = (response.cause as Error | undefined)?.message;
  return new RegistryError("unreachable", `no connection to ${url.host}: ${cause || response.message}`);
}
