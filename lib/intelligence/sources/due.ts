export interface Attempted {
  intervalSeconds: number;
  attemptedAt: Date | null;
  failed: boolean;
}

/** After a failure the next attempt is not a day away. */
const RETRY_SECONDS = 3600;

/** Whether a source is to be asked again: after its interval, after an hour at most where it failed. */
export const isDue = ({ intervalSeconds, attemptedAt, failed }: Attempted, now: Date): boolean => {
  if (attemptedAt === null) return true;
  const wait = failed ? Math.min(RETRY_SECONDS, intervalSeconds) : intervalSeconds;
  return now.getTime() - attemptedAt.getTime() >= wait * 1000;
};

/** What the delivery is filed under: the last part of the address. */
export const fileNameOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return pathname.split("/").findLast((part) => part !== "") ?? host;
};
