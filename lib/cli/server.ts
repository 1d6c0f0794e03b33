import type { Server } from "../agents/delivery/request.ts";
import { type Options, UsageError } from "../agents/options.ts";

/** What every command that talks to a server takes. */
export const SERVER_OPTIONS = {
  url: { type: "string", value: "URL", help: "address of Plimsoll; else PLIMSOLL_URL" },
  token: { type: "string", value: "TOKEN", help: "the collector's token; else PLIMSOLL_TOKEN" },
} as const satisfies Options;

/** @throws UsageError where address or token are missing, or the address is none */
export const serverOf = (
  { url = process.env.PLIMSOLL_URL, token = process.env.PLIMSOLL_TOKEN }: { url?: string; token?: string },
  usage: string,
): Server => {
  if (!url || !token) throw new UsageError(usage);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`${url} is not an address; it reads like http://127.0.0.1:3000`);
  return { url: url.replace(/\/+$/, ""), token };
};
