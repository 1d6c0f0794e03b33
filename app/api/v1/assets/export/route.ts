import { assetsTable } from "@/lib/exports/assets/read.ts";
import { exportRoute } from "@/lib/http/export-route.ts";

export const GET = exportRoute(assetsTable, { asOf: true });
