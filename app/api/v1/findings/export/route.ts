import { findingsTable } from "@/lib/exports/findings/read.ts";
import { exportRoute } from "@/lib/http/export-route.ts";

export const GET = exportRoute(findingsTable, { asOf: true });
