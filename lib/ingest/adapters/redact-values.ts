import { redactArguments } from "./redact-arguments.ts";

const SIGNED_TOKEN = /\bey[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g;
const NAMED_VALUE =
  /(\b[\w.-]*(?:passw(?:or)?d|secret|token|credential|private[_-]?key|api[_-]?key|access[_-]?key)[\w.-]*["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;"'}\]]+)/gi;
const URL_USER = /([a-z][\w+.-]*:\/\/)[^/\s@]+@/gi;

/** A tool's sentence without signed tokens, credentials in URLs and values beside a name that speaks of a secret. */
export function redactValues(text: string): string {
  const safe = text
    .replace(SIGNED_TOKEN, "[redacted]")
    .replace(URL_USER, "$1[redacted]@")
    .replace(NAMED_VALUE, "$1[redacted]");
  return redactArguments(safe);
}
