import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/components/frame/content-security-policy.ts";
import { isOverTls, STRICT_TRANSPORT } from "@/lib/http/transport.ts";

/**
 * Sets headers, nothing else: it is no boundary of authorisation, which lives in the reads and writes.
 * `/api` stays outside (see the matcher): Next cuts request bodies at ten megabytes when they pass here.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.headers.has("next-action")) return refusal(403);
  if (request.nextUrl.pathname.startsWith("/_next/image")) return refusal(404);
  // No page takes a NUL, and no column could hold it.
  if (/%00/.test(request.url)) return refusal(400);

  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-request-id", crypto.randomUUID());
  // Server components cannot see the address they are drawn for; the way back after signing in needs it.
  headers.set("plimsoll-path", request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  if (isOverTls()) response.headers.set("strict-transport-security", STRICT_TRANSPORT);
  response.headers.set("x-request-id", headers.get("x-request-id") ?? "");
  return response;
}

const refusal = (status: number) =>
  new NextResponse(null, { status, headers: { "cache-control": "private, no-store" } });

export const config = { matcher: ["/((?!api/|_next/static/|icon.svg$).*)"] };
