import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { pagesKeepMomentIn } from "../clock.ts";
import { inPresent } from "../db/past/moment.ts";
import { isReadAsOf, momentIn } from "../moments/moments.ts";
import type { Actor } from "./actor.ts";
import { addressOf, trustsProxy } from "./address.ts";
import { reader } from "./permissions.ts";
import { findSessionActor } from "./read.ts";
import { HOME, returnPath } from "./return-path.ts";
import { cookieName, sessionIdFrom } from "./session-cookie.ts";

/** One for each page that is drawn. */
const page = cache((): { moment: Date | null } => ({ moment: null }));
pagesKeepMomentIn(() => page().moment);

/** Who looks at a page, for server components; nobody is sent to sign in and comes back afterwards. */
export const currentActor = async (): Promise<Actor> => {
  const actor = await findCurrentActor();
  const address = (await headers()).get("plimsoll-path");
  if (address && isReadAsOf(address.split("?")[0]!)) page().moment = momentIn(address, new Date());
  if (actor) return page().moment === null ? actor : reader(actor);
  const path = returnPath(address);
  return redirect(path === "/" || path === HOME ? "/sign-in" : `/sign-in?return=${encodeURIComponent(path)}`);
};

export const findCurrentActor = async (): Promise<Actor | null> => {
  const sealed = (await cookies()).get(cookieName())?.value;
  const sessionId = sealed ? await sessionIdFrom(sealed) : null;
  // Whether a session still holds is a question of now, whatever moment the page is of.
  const actor = sessionId ? await inPresent(() => findSessionActor(sessionId)) : null;
  if (!actor) return null;
  const asked = await headers();
  return {
    ...actor,
    requestId: asked.get("x-request-id"),
    ip: addressOf(asked.get("x-forwarded-for"), trustsProxy()),
  };
};
