import { hash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { Accepted, DeliveryView, type Outcome } from "../../ingest/schema.ts";
import type { Parcel } from "../parcel.ts";
import { patiently, type Server } from "./request.ts";

const WAIT_MS = 120_000;

/** The request that hands a parcel over. Its key is made of what it holds: sent again, it is the same delivery. */
export const reportRequest = (
  { url, token }: Server,
  { body, name, observedAt, subjects }: Parcel,
): [url: string, init: RequestInit] => {
  const query = new URLSearchParams(subjects.map((subject) => ["subject", subject]));
  const at = observedAt.toISOString();
  const init = {
    method: "POST",
    body: new Uint8Array(body),
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/octet-stream",
      "plimsoll-observed-at": at,
      "plimsoll-file-name": encodeURIComponent(name),
      "idempotency-key": hash("sha256", `${hash("sha256", body)} ${at} ${subjects.join(" ")}`),
    },
  };
  return [`${url}/api/v1/reports?${query}`, init];
};

/** @throws Error with the server's reason */
export const sendReport = async (server: Server, parcel: Parcel): Promise<Accepted> => {
  const response = await patiently(...reportRequest(server, parcel));
  return Accepted.parse(await response.json());
};

/** Waits until a delivery is applied, held or failed. @throws Error when that takes too long */
export const settledDelivery = async (
  { url, token }: Server,
  deliveryId: number,
  signal?: AbortSignal,
): Promise<DeliveryView> => {
  const until = Date.now() + WAIT_MS;
  for (let wait = 100; ; wait = Math.min(wait * 1.5, 2_000)) {
    const address = `${url}/api/v1/deliveries/${deliveryId}`;
    const response = await patiently(address, { headers: { authorization: `Bearer ${token}` } }, signal);
    const delivery = DeliveryView.parse(await response.json());
    if (delivery.state !== "queued") return delivery;
    if (Date.now() > until)
      throw new Error(`accepted as delivery ${deliveryId}, still waiting to be applied`);
    await setTimeout(wait, undefined, { signal });
  }
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

/** What became of a delivery, in words. */
export const describeDelivery = ({
  state,
  outcome,
  trouble,
}: DeliveryView): { applied: boolean; text: string } => {
  const applied = state === "applied" || state === "unchanged";
  if (applied && outcome) return { applied, text: outcomeText(outcome) };
  const why = trouble ? `: ${trouble.path ? `${trouble.path}: ` : ""}${trouble.reason}` : "";
  return { applied, text: `${state}${why}` };
};
