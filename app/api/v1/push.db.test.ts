import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mintToken, secretHash } from "@/lib/access/secrets.ts";
import { push } from "@/lib/cli/push.ts";
import { sql } from "@/lib/db/client.ts";
import { testDatabase } from "@/lib/db/testing.ts";
import { applyDelivery } from "@/lib/ingest/jobs.ts";
import { collector } from "@/lib/ingest/testing.ts";
import { GET } from "./deliveries/[deliveryId]/route.ts";
import { POST } from "./reports/route.ts";

await testDatabase();

/** The product's own routes behind a plain server: what is pushed is really accepted, and applied at once. */
let server: Server;
let url = "";
beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request = new Request(`http://127.0.0.1${incoming.url}`, {
      method: incoming.method,
      headers: incoming.headers as Record<string, string>,
      ...(incoming.method === "POST" ? { body: Buffer.concat(chunks) } : {}),
    });
    const deliveryId = incoming.url!.split("/").at(-1)!.split("?")[0]!;
    if (incoming.method === "GET")
      await applyDelivery({ deliveryId: Number(deliveryId) }, { attempt: 1, last: true });
    const answer =
      incoming.method === "POST"
        ? await POST(request)
        : await GET(request, { params: Promise.resolve({ deliveryId }) });
    outgoing
      .writeHead(answer.status, Object.fromEntries(answer.headers))
      .end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const token = async (): Promise<string> => {
  const { id } = await collector("pipeline");
  const minted = mintToken("collector");
  await sql`insert into collector_token (id, collector_id, secret_hash) values (${minted.id}, ${Number(id)}, ${secretHash(minted.secret)})`;
  return minted.text;
};

const FIXTURE = "lib/ingest/adapters/trivy/fixtures/many.json";

it("pushes a document, waits until it is applied, and says so; a second push changes nothing", async () => {
  const args = [FIXTURE, "--url", url, "--token", await token()];
  expect(await push(args)).toBe(0);
  const [first] = await sql<{ n: number }>`select count(*)::int as n from finding`;
  expect(first!.n).toBeGreaterThan(3);
  expect(await push(args)).toBe(0);
  expect(await sql`select count(*)::int as n from finding`).toEqual([first]);
  expect(await sql`select count(*)::int as n from delivery`).toEqual([{ n: 1 }]);
});

it("fails with a sentence when the token is none or the document is nobody's", async () => {
  expect(await push([FIXTURE, "--url", url, "--token", "plm_none"])).toBe(1);
  expect(await push(["package.json", "--url", url, "--token", await token()])).toBe(1);
});
