import { z } from "zod";
import { listContracts } from "@/lib/compliance/contracts/read.ts";
import { ContractView, ContractWish } from "@/lib/compliance/contracts/schema.ts";
import { makeContract } from "@/lib/compliance/contracts/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Contracts on evidence, each with how many assets keep it now",
  permission: "compliance:read",
  response: z.array(ContractView),
  handle: ({ actor }) => listContracts(actor),
});

export const POST = route({
  summary: "Agree on which evidence has to be there, how fresh, and whose business it is",
  permission: "compliance:manage",
  body: ContractWish,
  response: z.object({ id: z.int() }),
  status: 201,
  handle: ({ actor, body }) => makeContract(actor, body),
});
