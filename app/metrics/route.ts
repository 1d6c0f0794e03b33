import { admits } from "@/lib/operations/gauges/admission.ts";
import { exposition } from "@/lib/operations/gauges/read.ts";

/** For Prometheus: the token of PLIMSOLL_METRICS_TOKEN, or from this machine where nobody else is served. */
export const GET = async ({ headers }: Request): Promise<Response> => {
  const scrape = {
    authorization: headers.get("authorization"),
    host: headers.get("host"),
    forwardedFor: headers.get("x-forwarded-for"),
  };
  const { PLIMSOLL_METRICS_TOKEN: token, NEXTAUTH_URL: publicUrl } = process.env;
  if (!admits(scrape, { token, publicUrl })) {
    return new Response("Set PLIMSOLL_METRICS_TOKEN, and send it as a bearer token.\n", {
      status: 401,
      headers: { "www-authenticate": "Bearer", "cache-control": "no-store" },
    });
  }
  const { text, type } = await exposition();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
};

export const dynamic = "force-dynamic";
