/** Keys whose values may be credentials. Names, ids, kinds, times and counts beside them are what an auditor needs. */
const SECRET_KEY =
  /(token|passw(or)?d|passphrase|secret|credential|api_?key|private_?key|authorization|cookie)/i;
const HARMLESS_KEY = /(_(id|name|kind|at|count)|Id|Name|Kind|At|Count)s?$/;
/** Our own tokens, wherever they turn up (docs: plm_<kind>_<id>_<secret>_<checksum>). */
const OWN_TOKEN = /plm_[a-z]+_[A-Za-z0-9]+_[A-Za-z0-9_-]+/g;

export const REDACTED = "[redacted]";

const redactedText = (text: string): string =>
  // PostgreSQL's text has no NUL, and a lone surrogate has no UTF-8 form.
  text
    .toWellFormed()
    .replaceAll("\0", "\uFFFD")
    .replace(OWN_TOKEN, REDACTED);

const mayHold = (key: string, value: unknown): boolean =>
  (typeof value === "string" || (typeof value === "object" && value !== null)) &&
  SECRET_KEY.test(key) &&
  !HARMLESS_KEY.test(key);

/**
 * A copy fit for the log: values under secret-like keys replaced whole (numbers, booleans and null stay: they are
 * counts and switches), dates as ISO text, integers beyond 2⁵³ as decimal text, no NUL, no lone surrogate.
 */
export const redacted = (value: unknown): unknown => {
  if (typeof value === "string") return redactedText(value);
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => redacted(item));
  if (typeof value !== "object" || value === null) return value;
  const source = value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? [...value] : value;
  if (Array.isArray(source)) return redacted(source);
  return Object.fromEntries(
    Object.entries(source).map(([key, item]) => [
      redactedText(key),
      mayHold(key, item) ? REDACTED : redacted(item),
    ]),
  );
};
