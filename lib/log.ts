import { AsyncLocalStorage } from "node:async_hooks";
import { isSpanContextValid, trace } from "@opentelemetry/api";
import pino from "pino";

type Fields = Readonly<Record<string, string | number>>;
const context = new AsyncLocalStorage<Fields>();

/** All that `work` logs carries these fields: the request's id, the job's. */
export const withLogFields = <T>(fields: Fields, work: () => T): T =>
  context.run({ ...context.getStore(), ...fields }, work);

/** Where traces are sent, a line of the log leads to its trace. */
const traceFields = (): Fields => {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { traceId: span.traceId, spanId: span.spanId } : {};
};

/** Structured logs on standard output, one JSON line each. What could be a secret never gets there. */
export const log = pino({
  level: process.env.PLIMSOLL_LOG ?? "info",
  mixin: () => ({ ...context.getStore(), ...traceFields() }),
  redact: {
    paths: [
      "*.authorization",
      "*.cookie",
      "*.token",
      "*.password",
      "*.secret",
      "req.headers",
      "authorization",
      "cookie",
      "token",
      "password",
    ],
    censor: "[redacted]",
  },
});
