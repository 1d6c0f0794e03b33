import { z } from "zod";
import { controlsTable } from "@/lib/exports/controls/read.ts";
import { exportRoute } from "@/lib/http/export-route.ts";

export const GET = exportRoute(controlsTable, {
  params: z.strictObject({ frameworkId: z.string().max(100) }),
  asOf: true,
});
