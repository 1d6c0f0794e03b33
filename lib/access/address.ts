/**
 * Where a request comes from, as far as it can be believed: only a declared proxy may say whom it speaks for, and
 * of a chain only its own entry, the last one, counts.
 * @returns the address, or null when nobody trustworthy says
 */
export const addressOf = (forwardedFor: string | null | undefined, trustsProxy: boolean): string | null =>
  trustsProxy ? forwardedFor?.split(",").at(-1)?.trim() || null : null;

export const trustsProxy = (): boolean => Boolean(process.env.PLIMSOLL_TRUSTED_PROXY);
