import { readiness } from "@/lib/operations/health/read.ts";

/** Whether requests should be sent here. */
export const GET = async (): Promise<Response> => {
  const state = await readiness();
  return Response.json(state, {
    status: state.ready ? 200 : 503,
    headers: { "cache-control": "no-store", ...(state.ready ? {} : { "retry-after": "2" }) },
  });
};

export const dynamic = "force-dynamic";
