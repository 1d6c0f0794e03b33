import { ContractNumber } from "@/lib/compliance/contracts/schema.ts";
import { endContract } from "@/lib/compliance/contracts/write.ts";
import { route } from "@/lib/http/route.ts";

export const DELETE = route({
  summary: "End a contract on evidence; what was missing by it is withdrawn",
  permission: "compliance:manage",
  params: ContractNumber,
  status: 204,
  handle: ({ actor, params }) => endContract(actor, params.contractId),
});
