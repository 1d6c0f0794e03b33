import { exceptionsTable } from "@/lib/exports/exceptions/read.ts";
import { exportRoute } from "@/lib/http/export-route.ts";

export const GET = exportRoute(exceptionsTable, { asOf: true });
