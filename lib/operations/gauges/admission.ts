import { createHash, timingSafeEqual } from "node:crypto";

/** What a scrape brings along, and how this installation is set up. */
export interface Scrape {
  authorization: string | null;
  host: string | null;
  forwardedFor: string | null;
}

interface Setting {
  /** PLIMSOLL_METRICS_TOKEN */
  token: string | undefined;
  /** The address that browsers use. */
  publicUrl: string | undefined;
}

const LOOPBACK = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$|^localhost$/;
const bare = (host: string): string =>
  host.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^([^:]*):\d+$/, "$1");
const isLoopback = (host: string): boolean => LOOPBACK.test(bare(host.trim().toLowerCase()));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/**
 * Whether a scrape may read the metrics: by the token where one is set; without one only on a machine that serves
 * nobody but itself, because what a request says of its origin is only as good as who may send one.
 */
export const admits = (
  { authorization, host, forwardedFor }: Scrape,
  { token, publicUrl }: Setting,
): boolean => {
  if (token) {
    const given = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
    return given !== undefined && timingSafeEqual(digest(given), digest(token));
  }
  if (!publicUrl || !URL.canParse(publicUrl) || !isLoopback(new URL(publicUrl).hostname)) return false;
  return isLoopback(host ?? "") && (forwardedFor ?? "127.0.0.1").split(",").every(isLoopback);
};
