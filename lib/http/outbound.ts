import { lookup } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { AppError } from "../errors.ts";
import { BODY_LIMITS, unpacked } from "./body.ts";
import { isPublicAddress } from "./public-address.ts";

export interface OutboundOptions {
  /** `host:port` pairs that may be private and plain HTTP, separated by commas or blanks; nobody but the operator sets it. */
  allow?: string;
  limits?: typeof BODY_LIMITS;
  /** For everything together: names, redirects, and a body that trickles. */
  timeoutMs?: number;
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
}

const REDIRECTS = 3;
const TWO_MINUTES = 120_000;
const REDIRECT_STATUSES = [301, 302, 303, 307, 308];

const namesOf = (host: string) => lookup(host, { all: true, verbatim: true });

/**
 * The document under an address that somebody typed in, without letting it reach what only this machine can reach: the
 * name is resolved once, every address it has must be public, and the connection goes to those addresses whatever the
 * name says by then; a redirect is another address and is treated as one (OWASP SSRF prevention cheat sheet).
 *
 * @returns the body, one layer of gzip or zstd taken off
 * @throws AppError `forbidden` (leads where it may not), `unavailable` (no answer, or not this one), `too_large`
 */
export const fetchDocument = async (address: string, options: OutboundOptions = {}): Promise<Buffer> => {
  const { limits = BODY_LIMITS, timeoutMs = TWO_MINUTES } = options;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    let url = checkedUrl(address, options);
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const response = await requestPinned(url, options, deadline);
      const next = redirectOf(response);
      if (next === null) return await bodyOf(response, limits);
      response.destroy();
      if (!URL.canParse(next, url))
        throw refused(`redirects to ${JSON.stringify(next)}, which is no address`);
      url = checkedUrl(new URL(next, url).href, options);
    }
    throw unavailable(`It redirects more than ${REDIRECTS} times.`);
  } catch (error) {
    throw failureOf(error, deadline, timeoutMs);
  }
};

/** What an API answered: any status, and the beginning of its body. */
export interface Answered {
  status: number;
  body: string;
}

const FIFTEEN_SECONDS = 15_000;
const ANSWER_BYTES = 65_536;

/**
 * One request to an address that an administrator set, under the same rules as `fetchDocument`, but following no
 * redirect: what is sent carries credentials.
 *
 * @throws AppError `forbidden` (leads where it may not), `unavailable` (no answer)
 */
export const exchange = async (
  address: string,
  request: { method: "GET" | "POST"; headers: Record<string, string>; body: string },
  options: OutboundOptions = {},
): Promise<Answered> => {
  const { timeoutMs = FIFTEEN_SECONDS } = options;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await requestPinned(checkedUrl(address, options), options, deadline, request);
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of response as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size > ANSWER_BYTES) response.destroy();
      if (size > ANSWER_BYTES) break;
    }
    const body = Buffer.concat(pieces).subarray(0, ANSWER_BYTES).toString("utf8");
    return { status: response.statusCode ?? 0, body };
  } catch (error) {
    throw failureOf(error, deadline, timeoutMs);
  }
};

/**
 * Where a mail server is, for a connection to that very address.
 * @throws AppError `forbidden` (leads where it may not), `unavailable` (no address)
 */
export const mailServerAddress = async (
  host: string,
  port: number,
  options: OutboundOptions = {},
): Promise<string> => {
  const url = new URL(`https://${host}:${port}`);
  if (!MAIL_PORTS.includes(port) && !isAllowed(url, options))
    throw refused(
      `asks for port ${port}; only ${MAIL_PORTS.join(", ")} are open to mail without the operator's word`,
    );
  try {
    return (await checkedAddresses(url, options))[0]!.address;
  } catch (error) {
    throw error instanceof AppError
      ? error
      : unavailable(`${host} has no address: ${(error as Error).message}.`);
  }
};

const MAIL_PORTS = [25, 465, 587, 2525];

const failureOf = (error: unknown, deadline: AbortSignal, timeoutMs: number): AppError => {
  if (error instanceof AppError) return error;
  if (deadline.aborted)
    return unavailable(`It did not answer in full within ${Math.round(timeoutMs / 1000)} seconds.`);
  return unavailable(`It cannot be reached: ${(error as Error).message}.`);
};

const refused = (reason: string): AppError => new AppError("forbidden", `The address ${reason}.`);
const unavailable = (reason: string): AppError => new AppError("unavailable", reason);

const isAllowed = (
  url: URL,
  { allow = process.env.PLIMSOLL_OUTBOUND_ALLOW ?? "" }: OutboundOptions,
): boolean =>
  allow
    .toLowerCase()
    .split(/[\s,]+/)
    .includes(`${url.hostname}:${portOf(url)}`);

const portOf = ({ port, protocol }: URL): number =>
  port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);

/** What can be told before anybody is asked. */
const checkedUrl = (address: string, options: OutboundOptions): URL => {
  if (!URL.canParse(address)) throw refused("is none");
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw refused(`is of ${url.protocol} and not https:`);
  if (url.username !== "" || url.password !== "") throw refused("carries a name or password");
  if (isAllowed(url, options)) return url;
  if (url.protocol !== "https:") throw refused(`is not https: (${url.host})`);
  if (portOf(url) !== 443)
    throw refused(`asks for port ${portOf(url)}; only 443 is open without the operator's word`);
  return url;
};

/** Every address of a host, all of them public unless the operator allows the host. */
const checkedAddresses = async (url: URL, options: OutboundOptions) => {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  const found = family > 0 ? [{ address: host, family }] : await (options.resolve ?? namesOf)(host);
  const inside = isAllowed(url, options) ? undefined : found.find(({ address }) => !isPublicAddress(address));
  if (inside) throw refused(`leads to ${inside.address}, which is not on the Internet (${url.host})`);
  if (found.length === 0) throw unavailable(`${url.host} has no address.`);
  return found;
};

const FETCH = {
  method: "GET" as const,
  headers: { accept: "*/*", "accept-encoding": "gzip, identity" },
  body: "",
};

const requestPinned = async (
  url: URL,
  options: OutboundOptions,
  signal: AbortSignal,
  { method, headers, body }: Parameters<typeof exchange>[1] = FETCH,
): Promise<IncomingMessage> => {
  const addresses = await beforeAbort(checkedAddresses(url, options), signal);
  const [first] = addresses;
  const pinned: LookupFunction = (_, { all }, answer) =>
    all ? answer(null, addresses) : answer(null, first!.address, first!.family);
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === "https:" ? https : http;
    const length = body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const settings = { method, headers: { "user-agent": "Plimsoll", ...headers, ...length } };
    request(url, { lookup: pinned, agent: false, signal, ...settings }, resolve)
      .on("error", reject)
      .end(body);
  });
};

/** A name that nobody answers for cannot be called back; the caller goes on without it. */
const beforeAbort = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });

const redirectOf = ({ statusCode = 0, headers }: IncomingMessage): string | null => {
  if (REDIRECT_STATUSES.includes(statusCode) && headers.location !== undefined) return headers.location;
  if (statusCode !== 200) throw unavailable(`It answers with status ${statusCode}.`);
  return null;
};

const bodyOf = async (response: IncomingMessage, limits: typeof BODY_LIMITS): Promise<Buffer> => {
  const tooLarge = (bytes: number): boolean => {
    if (bytes > limits.sent) response.destroy();
    return bytes > limits.sent;
  };
  const error = new AppError(
    "too_large",
    `The document is larger than ${Math.floor(limits.sent / 1024 / 1024)} MiB.`,
  );
  if (tooLarge(Number(response.headers["content-length"] ?? 0))) throw error;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length;
    if (tooLarge(size)) throw error;
    pieces.push(piece);
  }
  return unpacked(Buffer.concat(pieces, size), response.headers["content-encoding"] ?? null, limits);
};
