import { redactArguments } from "./redact-arguments.ts";

/** Bounded, and without what may stand before: a hostile text must not keep a pattern busy. */
const SIGNED_TOKEN = /\bey[\w-]{8,1000}\.[\w-]+(?:\.[\w-]*)?/g;
const NAMED_VALUE =
  /((?:passw(?:or)?d|secret|token|credential|private[_-]?key|api[_-]?key|access[_-]?key)[\w.-]{0,200}["']?\s{0,20}[=:]\s{0,20})("[^"]*"|'[^']*'|[^\s,;"'}\]]+)/gi;
const URL_USER = /(:\/\/)[^/\s@]+@/g;

/** A tool's sentence without signed tokens, credentials in URLs and values beside a name that speaks of a secret. */
export function redactValues(text: string): string {
  const safe = text
    .replace(SIGNED_TOKEN, "[redacted]")
    .replace(URL_USER, "$1[redacted]@")
    .replace(NAMED_VALUE, "$1[redacted]");
  return redactArguments(safe);
}
