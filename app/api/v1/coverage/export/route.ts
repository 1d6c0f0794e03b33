import { coverageTable } from "@/lib/exports/coverage/read.ts";
import { exportRoute } from "@/lib/http/export-route.ts";

export const GET = exportRoute(coverageTable, { asOf: true });
