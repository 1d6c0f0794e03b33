const IDLE_MINUTES = 30;

/** Who was last seen before this moment begins a new visit. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_MINUTES * 60_000);
