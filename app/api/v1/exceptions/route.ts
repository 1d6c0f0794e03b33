import { z } from "zod";
import { listExceptions } from "@/lib/exceptions/read.ts";
import { ExceptionPage, ExceptionQuery, ExceptionRequest } from "@/lib/exceptions/schema.ts";
import { requestException } from "@/lib/exceptions/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Exceptions, newest first: by state, by when they end, or those waiting for the asker",
  permission: "exceptions:read",
  asOf: true,
  query: ExceptionQuery,
  response: ExceptionPage,
  handle: ({ actor, query }) => listExceptions(actor, query),
});

export const POST = route({
  summary: "Ask for an exception; another person has to approve it",
  permission: "exceptions:request",
  body: ExceptionRequest,
  response: z.object({ id: z.int() }),
  status: 201,
  handle: ({ actor, body }) => requestException(actor, body),
});
