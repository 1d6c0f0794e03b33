import { z } from "zod";
import { listAttestations } from "@/lib/compliance/attestations/read.ts";
import { AttestationView, AttestationWish } from "@/lib/compliance/attestations/schema.ts";
import { proposeAttestation } from "@/lib/compliance/attestations/write.ts";
import { ComplianceScope, ControlPath } from "@/lib/compliance/schema.ts";
import { readBody } from "@/lib/http/body.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "What people attested of a control, newest first",
  permission: "compliance:read",
  asOf: true,
  params: ControlPath,
  query: ComplianceScope,
  response: z.array(AttestationView),
  handle: ({ actor, params, query }) =>
    listAttestations(actor, params.frameworkId, params.controlId, query.cluster ?? null),
});

export const POST = route({
  summary: "Attest a control; the body is the evidence file. Another person has to agree",
  permission: "compliance:attest",
  params: ControlPath,
  query: AttestationWish,
  body: "bytes",
  response: z.object({ id: z.int() }),
  status: 201,
  handle: async ({ actor, params, query, request }) =>
    proposeAttestation(actor, params.frameworkId, params.controlId, query, await readBody(request)),
});
