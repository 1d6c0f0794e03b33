import { z } from "zod";
import { readBody } from "@/lib/http/body.ts";
import { invalid } from "@/lib/http/problem.ts";
import { route } from "@/lib/http/route.ts";
import { listDeliveries } from "@/lib/ingest/read.ts";
import { Accepted, DeliveryState, DeliveryView, SubjectText } from "@/lib/ingest/schema.ts";
import { acceptReport } from "@/lib/ingest/write.ts";

const Subjects = z.union([SubjectText.transform((s) => [s]), z.array(SubjectText).max(4)]).default([]);
const StatedAt = z.iso.datetime({
  offset: true,
  error: "Plimsoll-Observed-At is RFC 3339, e.g. 2026-03-01T12:00:00Z.",
});

export const POST = route({
  summary: "Push a report: the tool's own document, as it is",
  permission: "reports:push",
  query: z.strictObject({ subject: Subjects, preview: z.stringbool().default(false) }),
  body: "bytes",
  response: Accepted,
  status: 202,
  handle: async ({ actor, query, request }) => {
    const stated = request.headers.get("plimsoll-observed-at");
    return acceptReport(actor, {
      body: await readBody(request),
      subjects: query.subject,
      preview: query.preview,
      idempotencyKey: request.headers.get("idempotency-key")?.slice(0, 200) ?? null,
      statedAt: stated === null ? null : statedTime(stated),
      fileName: fileNameIn(request.headers.get("plimsoll-file-name")),
    });
  },
});

const statedTime = (header: string): Date => {
  const parsed = StatedAt.safeParse(header);
  if (!parsed.success) throw invalid("header Plimsoll-Observed-At", parsed.error);
  return new Date(parsed.data);
};

/** Percent-encoded UTF-8 or plain: a header knows Latin-1 only. */
const fileNameIn = (header: string | null): string | null => {
  if (header === null) return null;
  try {
    return decodeURIComponent(header).slice(0, 200);
  } catch {
    return header.slice(0, 200);
  }
};

const Page = z.strictObject({
  collector: z.coerce.number().int().optional(),
  state: DeliveryState.optional(),
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const GET = route({
  summary: "Deliveries, newest first",
  permission: "reports:read",
  query: Page,
  response: z.object({ deliveries: z.array(DeliveryView) }),
  handle: async ({ actor, query }) => ({
    deliveries: await listDeliveries(actor, { ...query, collectorId: query.collector }),
  }),
});
