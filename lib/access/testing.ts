import { randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import { prisma } from "../db/client.ts";
import type { Actor, Role } from "./actor.ts";
import { hashPassword } from "./passwords.ts";
import { cookieName } from "./session-cookie.ts";
import { signIn } from "./sessions/write.ts";

process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("base64");

export const PASSWORD = "a load line keeps ships afloat";

/** A person with an account, as the actor of calls. */
export const person = async (role: Role, name: string = role): Promise<Actor & { email: string }> => {
  const email = `${name.toLowerCase()}@plimsoll.example`;
  const { id } = await prisma().user.create({
    data: { email, name, role, passwordHash: await hashPassword(PASSWORD) },
  });
  return { kind: "person", id, name, role, requestId: null, ip: null, email };
};

/** A signed-in person's session: its secret, and the cookie that carries it. */
export const session = async (email: string): Promise<{ sessionId: string; cookie: string }> => {
  const signed = await signIn(email, PASSWORD, { ip: null, userAgent: "test" });
  if (!signed) throw new Error(`${email} cannot sign in`);
  const sealed = await encode({
    token: { sub: signed.userId, sid: signed.sessionId },
    secret: process.env.NEXTAUTH_SECRET!,
  });
  return { sessionId: signed.sessionId, cookie: `${cookieName()}=${sealed}` };
};
