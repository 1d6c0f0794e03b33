import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listPackages } from "@/lib/inventory/packages/read.ts";
import { PackagePage, PackageQuery } from "@/lib/inventory/packages/schema.ts";

export const GET = route({
  summary: "The packages that the newest bills of materials of an asset list",
  permission: "inventory:read",
  asOf: true,
  params: z.strictObject({ assetId: z.coerce.number().int().positive().max(2_147_483_647) }),
  query: PackageQuery,
  response: PackagePage,
  handle: ({ actor, params, query }) => listPackages(actor, params.assetId, query),
});
