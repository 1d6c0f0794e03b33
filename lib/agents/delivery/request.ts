import { setTimeout } from "node:timers/promises";

export interface Server {
  /** Without a trailing slash. */
  url: string;
  token: string;
}

/** What the server says to one request. */
export type Answer =
  | { kind: "ok"; response: Response }
  /** No connection, too many requests, not available now: worth another try, after `waitMs` where it says so. */
  | { kind: "later"; reason: string; waitMs: number | null }
  /** It will say the same next time. */
  | { kind: "refused"; status: number; reason: string };

/** Longer than any report takes to be stored, shorter than a socket that nobody answers on. */
const TIMEOUT_MS = 120_000;

/** Asks once. @throws only when the caller's own signal ends it */
export const ask = async (url: string, init: RequestInit, signal?: AbortSignal): Promise<Answer> => {
  const patience = AbortSignal.timeout(TIMEOUT_MS);
  const limited = { ...init, signal: signal ? AbortSignal.any([signal, patience]) : patience };
  const response = await fetch(url, limited).catch((error: Error) => error);
  signal?.throwIfAborted();
  if (response instanceof Error)
    return {
      kind: "later",
      reason: `no connection: ${(response.cause as Error)?.message || response.message}`,
      waitMs: null,
    };
  if (response.ok) return { kind: "ok", response };
  const reason = await complaint(response);
  if (!isPassing(response.status)) return { kind: "refused", status: response.status, reason };
  return { kind: "later", reason, waitMs: Number(response.headers.get("retry-after")) * 1000 || null };
};

const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

const complaint = async (response: Response): Promise<string> => {
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; requestId?: string };
  return `${response.status}: ${problem.detail ?? response.statusText}${problem.requestId ? ` (request ${problem.requestId})` : ""}`;
};

const ATTEMPTS = 6;
const LONGEST_WAIT_MS = 30_000;

/** Asks again where that may help. @throws Error with the reason once it does not, or was tried often enough */
export const patiently = async (url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> => {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(url, init, signal);
    if (answer.kind === "ok") return answer.response;
    if (answer.kind === "refused" || attempt === ATTEMPTS) throw new Error(answer.reason);
    await setTimeout(Math.min(answer.waitMs ?? 200 * 2 ** attempt, LONGEST_WAIT_MS), undefined, { signal });
  }
};
