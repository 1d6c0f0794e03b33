import { randomBytes } from "node:crypto";
import { type Session, signInAs } from "../../prisma/demo/client.ts";
import { hashPassword } from "../access/passwords.ts";
import { sql } from "../db/client.ts";

/** A signed-in administrator of a throw-away product, as a browser would be. */
export const signedInPerson = async (url: string): Promise<Session> => {
  const password = randomBytes(18).toString("base64url");
  const email = "suite@plimsoll.example";
  await sql`insert into app_user (email, name, role, password_hash)
    values (${email}, 'suite', 'admin', ${await hashPassword(password)})`;
  const session = await signInAs(url, email, password);
  if (!session) throw new Error("the suite's administrator cannot sign in");
  return session;
};
