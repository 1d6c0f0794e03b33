import { route } from "@/lib/http/route.ts";
import { compareImages } from "@/lib/inventory/images/compare/read.ts";
import { CompareQuery, ImageComparison } from "@/lib/inventory/images/compare/schema.ts";

export const GET = route({
  summary: "Two images side by side: problems that are gone, new, and on both",
  permission: "findings:read",
  asOf: true,
  query: CompareQuery,
  response: ImageComparison,
  handle: ({ actor, query }) => compareImages(actor, query),
});
