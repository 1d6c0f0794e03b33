import { call, type Session } from "./client.ts";

const DAY = 86_400_000;

/** Risks the demo's people live with for a time, and one request that waits. */
const RISKS = [
  {
    name: "Staging is rebuilt every night",
    scope: "cluster:staging severity:medium fix:yes",
    reason:
      "Images of staging are rebuilt from their bases every night; what is fixable goes with the next one.",
    days: 25,
  },
  {
    name: "Edge waits for the maintenance window",
    scope: "cluster:edge kind:misconfiguration severity:high",
    reason: "The stores' nodes restart in the maintenance window only; the change is prepared and reviewed.",
    days: 4,
    endsOnExposure: true,
  },
  {
    name: "libexpat1 has no fix",
    scope: "package:libexpat1 fix:no",
    reason: "The distribution has no fixed version yet, and nothing here parses XML from outside.",
    days: 60,
    endsOnFix: true,
  },
];
const WAITING = {
  name: "Media workers read no input from outside",
  scope: "repository:*storefront/media severity:high",
  reason: "They read files that our own pipeline wrote; the parsers concerned are never given others.",
  days: 30,
};

const ask = (analyst: Session, at: Date, { days, ...risk }: (typeof RISKS)[number] | typeof WAITING) =>
  call<{ id: number }>(analyst, "/api/v1/exceptions", {
    method: "POST",
    body: JSON.stringify({ ...risk, endsAt: new Date(at.getTime() + days * DAY).toISOString() }),
  });

export const exceptions = async (analyst: Session, ciso: Session, at: Date): Promise<void> => {
  for (const risk of RISKS) {
    const { id } = await ask(analyst, at, risk);
    const { exception } = await call<{ exception: { version: number } }>(ciso, `/api/v1/exceptions/${id}`);
    await call(ciso, `/api/v1/exceptions/${id}/decision`, {
      method: "PUT",
      body: JSON.stringify({ decision: "approve", note: "Agreed.", version: exception.version }),
    });
  }
  await ask(analyst, at, WAITING);
};
