import { AppError } from "../errors.ts";
import type { Actor } from "./actor.ts";
import { addressOf, trustsProxy } from "./address.ts";
import { findCollectorActor, findSessionActor } from "./read.ts";
import { sessionIdIn } from "./session-cookie.ts";

const NOBODY: Actor = {
  kind: "system",
  id: "nobody",
  name: "nobody",
  role: "collector",
  requestId: null,
  ip: null,
};

/** Who sends this request: a collector by its bearer token, else a person by their session. */
export const authenticate = async (
  request: Request,
  requestId: string,
  optional: boolean,
): Promise<Actor> => {
  const from = { requestId, ip: addressOf(request.headers.get("x-forwarded-for"), trustsProxy()) };
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    const collector = await findCollectorActor(bearer);
    if (!collector) throw new AppError("unauthenticated", "This token is unknown, expired or revoked.");
    return { ...collector, ...from };
  }
  const sessionId = await sessionIdIn(request.headers.get("cookie") ?? "");
  const person = sessionId ? await findSessionActor(sessionId) : null;
  if (person) return { ...person, ...from };
  if (optional) return { ...NOBODY, ...from };
  throw new AppError("unauthenticated", "Sign in, or send a collector's token.");
};
