import { hash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Accepted, DeliveryView, type Outcome } from "../ingest/schema.ts";
import { type Input, readInput } from "./input.ts";

const ATTEMPTS = 6;
const WAIT_MS = 120_000;

interface Target {
  url: string;
  token: string;
  subjects: string[];
}

/**
 * `plimsoll push FILE… --url URL --token TOKEN` (`-`: what comes through the pipe): sends each document, waits until it is applied and says what changed.
 * 0: all applied. 1: one was refused, held or failed. 2: the command line cannot be read.
 */
export const push = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: "string" },
      token: { type: "string" },
      subject: { type: "string", multiple: true },
    },
  });
  const url = values.url ?? process.env.PLIMSOLL_URL;
  const token = values.token ?? process.env.PLIMSOLL_TOKEN;
  if (!url || !token || positionals.length === 0) {
    console.error("Usage: plimsoll push FILE… --url URL --token TOKEN [--subject KIND:NAME]");
    return 2;
  }
  if (!URL.canParse(url)) {
    console.error(`plimsoll push: ${url} is not an address; it reads like http://127.0.0.1:3000`);
    return 2;
  }
  let failed = false;
  for (const file of positionals) {
    const done = await pushFile(file, { url: url.replace(/\/$/, ""), token, subjects: values.subject ?? [] });
    console.log(`${file}: ${done.text}`);
    failed ||= !done.applied;
  }
  return failed ? 1 : 0;
};

const pushFile = async (file: string, target: Target): Promise<{ applied: boolean; text: string }> => {
  try {
    const accepted = await send(await readInput(file), target);
    return describe(await settled(accepted.deliveryId, target));
  } catch (error) {
    return { applied: false, text: (error as Error).message };
  }
};

const send = async ({ body, name, changed }: Input, { url, token, subjects }: Target): Promise<Accepted> => {
  const query = new URLSearchParams(subjects.map((subject) => ["subject", subject]));
  const response = await patiently(`${url}/api/v1/reports?${query}`, {
    method: "POST",
    body: new Uint8Array(body),
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/octet-stream",
      "plimsoll-observed-at": changed.toISOString(),
      "plimsoll-file-name": encodeURIComponent(name),
      "idempotency-key": hash(
        "sha256",
        `${hash("sha256", body)} ${changed.toISOString()} ${subjects.join(" ")}`,
      ),
    },
  });
  return Accepted.parse(await response.json());
};

const settled = async (deliveryId: number, { url, token }: Target): Promise<DeliveryView> => {
  const until = Date.now() + WAIT_MS;
  for (let wait = 100; ; wait = Math.min(wait * 1.5, 2_000)) {
    const response = await patiently(`${url}/api/v1/deliveries/${deliveryId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const delivery = DeliveryView.parse(await response.json());
    if (delivery.state !== "queued") return delivery;
    if (Date.now() > until)
      throw new Error(`accepted as delivery ${deliveryId}, still waiting to be applied`);
    await setTimeout(wait);
  }
};

/** Tries again where trying again may help: no connection, too many requests, not available now. */
const patiently = async (url: string, init: RequestInit): Promise<Response> => {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, init).catch((error: Error) => error);
    if (response instanceof Response && response.ok) return response;
    const passing = response instanceof Error || response.status === 429 || response.status >= 500;
    if (!passing || attempt === ATTEMPTS) throw new Error(await complaint(response));
    const asked = response instanceof Response ? Number(response.headers.get("retry-after")) * 1000 : 0;
    await setTimeout(Math.min(asked || 200 * 2 ** attempt, 30_000));
  }
};

const complaint = async (response: Response | Error): Promise<string> => {
  if (response instanceof Error)
    return `no connection: ${(response.cause as Error)?.message ?? response.message}`;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; requestId?: string };
  return `${response.status}: ${problem.detail ?? response.statusText}${problem.requestId ? ` (request ${problem.requestId})` : ""}`;
};

export const outcomeText = (o: Outcome): string => {
  const parts = [
    [o.new, "new"],
    [o.reopened, "reopened"],
    [o.changed, "changed"],
    [o.fixed, "fixed"],
    [o.unchanged, "unchanged"],
    [o.objects, o.objects === 1 ? "object" : "objects"],
    [o.skipped, "skipped"],
  ].filter(([n, what]) => n !== 0 || what === "new" || what === "fixed");
  return parts.map(([n, what]) => `${n} ${what}`).join(", ");
};

const describe = ({ state, outcome, trouble }: DeliveryView): { applied: boolean; text: string } => {
  const applied = state === "applied" || state === "unchanged";
  if (applied && outcome) return { applied, text: outcomeText(outcome) };
  return {
    applied,
    text: `${state}${trouble ? `: ${trouble.path ? `${trouble.path}: ` : ""}${trouble.reason}` : ""}`,
  };
};
