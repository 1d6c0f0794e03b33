import type { Caller } from "./callers.ts";
import { type ApiRoute, nothing } from "./routes.ts";

export interface Sent {
  query?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  /** As it goes over the wire. */
  body?: string;
}

const HOST = "plimsoll.example";

/** A browser's own page asks, or a collector: what the handler of a route answers. */
export const call = (route: ApiRoute, caller: Caller, sent: Sent = {}): Promise<Response> => {
  const params = { ...nothing(route.path), ...sent.params };
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
  const reads = route.method === "GET" || route.method === "HEAD";
  const request = new Request(`http://${HOST}${path}${sent.query ?? ""}`, {
    method: route.method,
    headers: {
      host: HOST,
      "sec-fetch-site": "same-origin",
      "content-type": route.handler.spec.body === "bytes" ? "application/octet-stream" : "application/json",
      "plimsoll-upload": "1",
      ...caller.headers,
      ...sent.headers,
    },
    body: reads ? null : (sent.body ?? "{}"),
  });
  return route.handler(request, { params: Promise.resolve(params) });
};

/** The status alone; what would stream is told to stop. */
export const statusOf = async (route: ApiRoute, caller: Caller, sent: Sent = {}): Promise<number> => {
  const response = await call(route, caller, sent);
  await response.body?.cancel();
  return response.status;
};
