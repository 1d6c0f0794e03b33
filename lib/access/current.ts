import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Actor } from "./actor.ts";
import { addressOf, trustsProxy } from "./address.ts";
import { findSessionActor } from "./read.ts";
import { HOME, returnPath } from "./return-path.ts";
import { cookieName, sessionIdFrom } from "./session-cookie.ts";

/** Who looks at a page, for server components; nobody is sent to sign in and comes back afterwards. */
export const currentActor = async (): Promise<Actor> => {
  const actor = await findCurrentActor();
  if (actor) return actor;
  const path = returnPath((await headers()).get("plimsoll-path"));
  return redirect(path === "/" || path === HOME ? "/sign-in" : `/sign-in?return=${encodeURIComponent(path)}`);
};

export const findCurrentActor = async (): Promise<Actor | null> => {
  const sealed = (await cookies()).get(cookieName())?.value;
  const sessionId = sealed ? await sessionIdFrom(sealed) : null;
  const actor = sessionId ? await findSessionActor(sessionId) : null;
  if (!actor) return null;
  const asked = await headers();
  return {
    ...actor,
    requestId: asked.get("x-request-id"),
    ip: addressOf(asked.get("x-forwarded-for"), trustsProxy()),
  };
};
