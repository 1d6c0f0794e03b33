import { AttestationNumber, AttestationReview } from "@/lib/compliance/attestations/schema.ts";
import { reviewAttestation } from "@/lib/compliance/attestations/write.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Agree to an attestation, decline it, or withdraw one's own",
  permission: "compliance:read",
  params: AttestationNumber,
  body: AttestationReview,
  status: 204,
  handle: ({ actor, params, body }) => reviewAttestation(actor, params.attestationId, body),
});
