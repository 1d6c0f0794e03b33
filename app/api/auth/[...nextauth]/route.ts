import { randomUUID } from "node:crypto";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/access/auth-options.ts";
import { guardOrigin } from "@/lib/http/origin.ts";
import { problemResponse } from "@/lib/http/problem.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth proves its forms by a token of its own; where a request comes from is checked all the same. */
const handler = async (request: Request, context: Context): Promise<Response> => {
  try {
    guardOrigin(request, false);
    return await NextAuth(authOptions())(request, context);
  } catch (error) {
    return problemResponse(error, randomUUID());
  }
};

export { handler as GET, handler as POST };
