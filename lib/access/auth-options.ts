import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { addressOf, trustsProxy } from "./address.ts";
import { cookieName, cookieOptions } from "./session-cookie.ts";
import { signIn, signOut } from "./sessions/write.ts";

/**
 * next-auth checks who signs in and seals the cookie. The cookie only carries a random session id: whether that is
 * still good is looked up on each request (read.ts), because a sealed cookie alone cannot be revoked.
 */
export const authOptions = (): AuthOptions => ({
  session: { strategy: "jwt", maxAge: 7 * 86_400 },
  cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
      async authorize(credentials, request) {
        const { email, password, code } = credentials ?? {};
        if (typeof email !== "string" || typeof password !== "string" || password.length > 256) return null;
        const header = (name: string) => String(request.headers?.[name] ?? "") || null;
        const caller = {
          ip: addressOf(header("x-forwarded-for"), trustsProxy()),
          userAgent: header("user-agent"),
        };
        const signed = await signIn(
          email,
          password,
          caller,
          typeof code === "string" ? code.slice(0, 60) : null,
        );
        return signed && { id: signed.userId, sid: signed.sessionId };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id, sid: (user as { sid?: string }).sid } : token),
    session: ({ session }) => session,
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === "string") await signOut(token.sid);
    },
  },
});
