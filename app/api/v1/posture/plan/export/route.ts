import { planTable } from "@/lib/exports/plan/read.ts";
import { exportRoute } from "@/lib/http/export-route.ts";

export const GET = exportRoute(planTable);
