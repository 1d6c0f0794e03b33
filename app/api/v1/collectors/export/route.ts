import { collectorsTable } from "@/lib/exports/collectors/read.ts";
import { exportRoute } from "@/lib/http/export-route.ts";

export const GET = exportRoute(collectorsTable);
