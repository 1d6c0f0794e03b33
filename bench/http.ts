import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { FindingFilter } from "../lib/findings/filter.ts";
import { listFindings } from "../lib/findings/read.ts";
import { inBrowser } from "./browser.ts";
import { type Estate, inEstate } from "./lists/estate.ts";
import { benchOptions, median, percentile, timed } from "./measure.ts";

/**
 * What a request costs beside its own work: the list of findings from the built product, against the same read behind
 * nothing but Node's server, without identity, permission, limit, checks or framework. Alternating, over one connection each.
 */
const { runs } = benchOptions();
const PATH = "/api/v1/findings?limit=50";

const startBare = async ({ actor }: Estate) => {
  const filter = FindingFilter.parse({ limit: "50" });
  const server = createServer(async (_, response) => {
    const text = JSON.stringify(await listFindings(actor, filter));
    response.writeHead(200, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
};

await inEstate((estate) =>
  inBrowser(estate, "analyst", async (context) => {
    const page = await context.newPage();
    await page.goto("/settings");
    const origin = new URL(page.url()).origin;
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const ask = async (url: string, headers: Record<string, string>, status: number): Promise<Response> => {
      const response = await fetch(url, { headers });
      await response.arrayBuffer();
      if (response.status !== status) throw new Error(`${url} answers ${response.status}`);
      return response;
    };
    const etag = (await ask(`${origin}${PATH}`, { cookie }, 200)).headers.get("etag")!;
    const bare = await startBare(estate);
    const times = { product: [] as number[], unchanged: [] as number[], bare: [] as number[] };
    for (let run = 0; run <= runs * 20; run += 1) {
      const product = await timed(() => ask(`${origin}${PATH}`, { cookie }, 200));
      const unchanged = await timed(() => ask(`${origin}${PATH}`, { cookie, "if-none-match": etag }, 304));
      const limit = await timed(() => ask(bare.url, {}, 200));
      if (run < 10) continue;
      times.product.push(product.seconds);
      times.unchanged.push(unchanged.seconds);
      times.bare.push(limit.seconds);
    }
    bare.stop();
    const ms = (seconds: number) => (seconds * 1000).toFixed(2);
    for (const [name, values] of Object.entries(times))
      console.log(
        `${name.padEnd(10)} median ${ms(median(values))} ms, p95 ${ms(percentile(values, 0.95))} ms`,
      );
    console.log(
      `http ratio ${(median(times.product) / median(times.bare)).toFixed(2)}, over the bare handler ${ms(median(times.product) - median(times.bare))} ms`,
    );
  }),
);
