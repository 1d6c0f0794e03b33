import { openEvidence } from "@/lib/compliance/attestations/read.ts";
import { AttestationNumber } from "@/lib/compliance/attestations/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "The evidence file of an attestation, as it was sent",
  permission: "compliance:read",
  produces: ["application/octet-stream"],
  params: AttestationNumber,
  handle: async ({ actor, params }) => {
    const { name, bytes } = await openEvidence(actor, params.attestationId);
    return new Response(new Uint8Array(bytes), {
      headers: {
        // Whatever it is, the browser saves it and never shows it as a page of ours.
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  },
});
