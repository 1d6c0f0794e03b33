import { getBaseline } from "@/lib/compliance/baselines/read.ts";
import { BaselineNumber, BaselineView, DriftQuery } from "@/lib/compliance/baselines/schema.ts";
import { archiveBaseline } from "@/lib/compliance/baselines/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "One baseline and what drifted from it",
  permission: "compliance:read",
  params: BaselineNumber,
  query: DriftQuery,
  response: BaselineView,
  handle: ({ actor, params, query }) => getBaseline(actor, params.baselineId, query),
});

export const DELETE = route({
  summary: "Archive a baseline",
  permission: "compliance:manage",
  params: BaselineNumber,
  status: 204,
  handle: ({ actor, params }) => archiveBaseline(actor, params.baselineId),
});
