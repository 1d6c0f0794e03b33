import { setTimeout as sleep } from "node:timers/promises";
import { Accepted } from "../ingest/schema.ts";
import type { Message } from "./estate/message.ts";

/** What the product answered to one request; status 0 where the connection broke. */
export interface Answer {
  status: number;
  accepted: Accepted | null;
  retryAfter: string | null;
  detail: string;
}

/** One request, whatever comes of it. */
export const post = async (
  url: string,
  token: string,
  { body, subjects, statedAt }: Pick<Message, "body" | "subjects" | "statedAt">,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const query = new URLSearchParams(subjects.map((subject) => ["subject", subject]));
  try {
    const response = await fetch(`${url}/api/v1/reports?${query}`, {
      method: "POST",
      body: new Uint8Array(body),
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/octet-stream",
        ...(statedAt ? { "plimsoll-observed-at": statedAt.toISOString() } : {}),
        ...headers,
      },
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      accepted: response.status === 202 ? Accepted.parse(JSON.parse(text)) : null,
      retryAfter: response.headers.get("retry-after"),
      detail: text.slice(0, 300),
    };
  } catch (error) {
    return { status: 0, accepted: null, retryAfter: null, detail: String((error as Error).cause ?? error) };
  }
};

/** As collectors do: again and again while trying again may help. @throws Error when refused, or at the deadline */
export const insist = async (
  url: string,
  token: string,
  message: Message,
  { deadline, heard }: { deadline: number; heard?: (answer: Answer) => void },
): Promise<Accepted> => {
  for (let wait = 100; ; wait = Math.min(wait * 1.5, 2_000)) {
    const answer = await post(url, token, message);
    heard?.(answer);
    if (answer.accepted) return answer.accepted;
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429)
      throw new Error(`${message.label} was refused: ${answer.status} ${answer.detail}`);
    if (Date.now() > deadline)
      throw new Error(`${message.label} was not accepted in time: ${answer.status} ${answer.detail}`);
    await sleep(wait);
  }
};
