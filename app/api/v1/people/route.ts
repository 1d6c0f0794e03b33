import { z } from "zod";
import { listPeople } from "@/lib/access/read.ts";
import { NewPerson, Person } from "@/lib/access/schema.ts";
import { createPerson } from "@/lib/access/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Everybody with an account, the oldest first",
  permission: "people:manage",
  query: z.strictObject({}),
  response: z.object({ people: z.array(Person) }),
  handle: async ({ actor }) => ({ people: await listPeople(actor) }),
});

export const POST = route({
  summary: "Add a person with a role and a first password",
  permission: "people:manage",
  body: NewPerson,
  response: z.object({ id: z.string() }),
  status: 201,
  handle: ({ actor, body }) => createPerson(actor, body),
});
