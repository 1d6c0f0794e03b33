import { trace } from "@opentelemetry/api";
import { log } from "../log.ts";
import { meter } from "../meter.ts";
import { traced } from "../tracing.ts";
import { routePattern } from "./route-pattern.ts";

const SLOW_SECONDS = 2;

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Times one request, in a span of its own; the log tells of it at `debug`, of a slow or failed one always. */
export const observed = (
  request: Request,
  params: Params,
  answer: () => Promise<Response>,
): Promise<Response> => {
  const { method } = request;
  const route = routePattern(new URL(request.url).pathname, params);
  const begun = performance.now();
  return traced(`${method} ${route}`, { "http.request.method": method, "http.route": route }, async () => {
    const response = await answer();
    const seconds = (performance.now() - begun) / 1000;
    meter().requests.observe({ method, route, status: response.status }, seconds);
    trace.getActiveSpan()?.setAttribute("http.response.status_code", response.status);
    const line = { method, route, status: response.status, seconds: Math.round(seconds * 1000) / 1000 };
    if (response.status >= 500 || seconds > SLOW_SECONDS) log.warn(line, "request");
    else log.debug(line, "request");
    return response;
  });
};
