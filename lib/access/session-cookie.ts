import { hash } from "node:crypto";
import { decode } from "next-auth/jwt";

const secure = (): boolean => (process.env.NEXTAUTH_URL ?? "").startsWith("https://");

/** `__Host-` binds the cookie to this very host, but browsers accept it over TLS only. */
export const cookieName = (): string => (secure() ? "__Host-plimsoll.session" : "plimsoll.session");

export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: "lax" as const,
  path: "/",
  secure: secure(),
});

/** The session id inside next-auth's sealed cookie; null when there is none or it was not sealed by us. */
export const sessionIdIn = async (cookieHeader: string): Promise<string | null> => {
  const pair = cookieHeader.split(/;\s*/).find((part) => part.startsWith(`${cookieName()}=`));
  return pair ? sessionIdFrom(pair.slice(cookieName().length + 1)) : null;
};

/** The primary key of the session that a request carries, for "all but this one". */
export const sessionKeyIn = async (cookieHeader: string | null): Promise<string | null> => {
  const sessionId = await sessionIdIn(cookieHeader ?? "");
  return sessionId && hash("sha256", sessionId);
};

export const sessionIdFrom = async (sealed: string): Promise<string | null> => {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set: start Plimsoll with `npm start`.");
  const token = await decode({ token: sealed, secret }).catch(() => null);
  return typeof token?.sid === "string" ? token.sid : null;
};
