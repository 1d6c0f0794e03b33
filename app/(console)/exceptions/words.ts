import type { ExceptionView } from "@/lib/exceptions/schema.ts";

export const STATE_WORDS: Record<
  ExceptionView["state"],
  { text: string; look: "plain" | "signal" | "strong" }
> = {
  requested: { text: "Waits for approval", look: "signal" },
  approved: { text: "Approved", look: "strong" },
  declined: { text: "Declined", look: "plain" },
  withdrawn: { text: "Withdrawn", look: "plain" },
  revoked: { text: "Revoked", look: "plain" },
  ended: { text: "Ended", look: "plain" },
};

/** What ends it besides its day, in words. */
export const conditionsOf = (one: ExceptionView): string[] => [
  ...(one.endsOnFix ? ["a fix appears"] : []),
  ...(one.endsOnKev ? ["it is known to be exploited"] : []),
  ...(one.endsOnEpss === null ? [] : [`EPSS reaches ${one.endsOnEpss}`]),
  ...(one.endsOnExposure ? ["the internet reaches it"] : []),
];

export const dayOf = (at: string): string =>
  new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
