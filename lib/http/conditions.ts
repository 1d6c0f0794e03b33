import { hash } from "node:crypto";
import { AppError } from "../errors.ts";

/** A weak entity tag (RFC 9110, section 8.8.3): the same text, however it is packed on the way. */
export const entityTag = (text: string): string => `W/"${hash("sha256", text, "base64url").slice(0, 27)}"`;

/** Whether `If-None-Match` names this tag; they are compared weakly (RFC 9110, section 13.1.2). */
export const isKnown = (ifNoneMatch: string | null, tag: string): boolean => {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const opaque = (one: string) => one.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((one) => opaque(one) === opaque(tag));
};

/**
 * The idempotency key of a request that creates or changes by POST; null where there is none. It may stand in quotes
 * (draft-ietf-httpapi-idempotency-key-header).
 * @throws AppError invalid where it is empty, longer than 200 characters or not of printable ASCII
 */
export const idempotencyKeyOf = (request: Request): string | null => {
  const given = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (given === null) return null;
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (!/^[\x20-\x7e]{1,200}$/.test(key))
    throw new AppError("invalid", "An idempotency key has 1 to 200 printable characters.");
  return key;
};
