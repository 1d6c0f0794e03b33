import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { person, session } from "@/lib/access/testing.ts";
import { testDatabase } from "@/lib/db/testing.ts";
import { startTracing, traced } from "@/lib/tracing.ts";
import { GET as me } from "./me/route.ts";

await testDatabase();

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  status?: { code?: number };
  attributes: { key: string; value: Record<string, unknown> }[];
}
interface Export {
  resourceSpans: {
    resource: { attributes: Span["attributes"] };
    scopeSpans: { spans: Span[] }[];
  }[];
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
};

const received: { path: string; document: Export }[] = [];
const receiver = createServer(async (request, response) => {
  received.push({ path: request.url ?? "", document: JSON.parse(await bodyOf(request)) as Export });
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});
afterAll(() => receiver.close());

it("costs nothing and sends nothing where no endpoint is set", async () => {
  const stop = await startTracing("plimsoll-test");
  expect(await traced("nothing", {}, async () => 42)).toBe(42);
  await stop();
  expect(received).toEqual([]);
});

it("sends requests and what is done in them to an OTLP receiver", async () => {
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const stop = await startTracing("plimsoll-test");
  const { cookie } = await session((await person("viewer")).email);
  const answer = await traced("outer", {}, () =>
    me(new Request("http://127.0.0.1/api/v1/me?secret=1", { headers: { cookie } })),
  );
  expect(answer.status).toBe(200);
  await expect(traced("failing", {}, () => Promise.reject(new Error("on purpose")))).rejects.toThrow(
    "on purpose",
  );
  await stop();

  expect(received.map(({ path }) => path)).toContain("/v1/traces");
  const [{ document }] = received as [{ path: string; document: Export }];
  const resources = document.resourceSpans.flatMap(({ resource }) => resource.attributes);
  expect(resources).toContainEqual({ key: "service.name", value: { stringValue: "plimsoll-test" } });
  const spans = document.resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap((scope) => scope.spans),
  );
  const named = (name: string) => spans.find((span) => span.name === name)!;
  const [outer, request] = [named("outer"), named("GET /api/v1/me")];
  expect([request.traceId, request.parentSpanId]).toEqual([outer.traceId, outer.spanId]);
  expect(request.attributes).toEqual(
    expect.arrayContaining([
      { key: "http.route", value: { stringValue: "/api/v1/me" } },
      { key: "http.response.status_code", value: { intValue: 200 } },
    ]),
  );
  expect(named("failing").status?.code).toBe(2);
  expect(JSON.stringify(received)).not.toMatch(/secret=1|viewer@/);
});
