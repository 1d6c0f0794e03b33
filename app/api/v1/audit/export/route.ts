import { auditTable } from "@/lib/exports/audit/read.ts";
import { exportRoute } from "@/lib/http/export-route.ts";

export const GET = exportRoute(auditTable);
