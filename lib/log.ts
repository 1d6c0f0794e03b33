import pino from "pino";

/** Structured logs on standard output, one JSON line each. What could be a secret never gets there. */
export const log = pino({
  level: process.env.PLIMSOLL_LOG ?? "info",
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
