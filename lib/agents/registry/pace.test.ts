import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Parcel } from "../parcel.ts";
import { ProtocolServer } from "./protocol/testing.ts";
import { imagesIn, type Run, Running } from "./running/testing.ts";

let server: ProtocolServer;
let running: Running;
beforeEach(async () => {
  server = await ProtocolServer.start();
  running = new Running();
});
afterEach(async () => {
  await server.stop();
  running.end();
});
const look = (run: Partial<Run> = {}): Promise<Parcel[]> => running.look({ operands: [server.host], ...run });

describe("a registry that has enough", () => {
  it("is asked again when it said", async () => {
    server.repository("a").image({}, "1");
    server.manners.before.push({ path: "/tags/", status: 429, headers: { "retry-after": "1" }, times: 1 });
    const started = Date.now();
    expect(imagesIn(await look())).toHaveLength(1);
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
  });

  it("for hours is left alone; what was seen is shipped, and the next look goes on from there", async () => {
    server.repository("a").image({}, "1");
    server.repository("b").image({ layers: ["b"] }, "1");
    const headers = { "retry-after": "21600" };
    server.manners.before.push({ path: "/v2/b/manifests", status: 429, headers, times: 1 });
    const parcels: Parcel[] = [];
    const taking = look({
      given: { concurrency: "1" },
      ship: async (parcel) => void parcels.push(parcel),
    });
    await expect(taking).rejects.toThrow("the registry asks for a pause of 21600 s");
    expect(imagesIn(parcels)).toHaveLength(1);
    expect(imagesIn(await look())).toHaveLength(2);
  });

  it("is asked by no more than so many at a time", async () => {
    const many = server.repository("many");
    for (let i = 0; i < 40; i += 1) many.image({ layers: [`l${i}`] }, `v${i}`);
    expect(imagesIn(await look({ given: { concurrency: "2" } }))).toHaveLength(40);
    expect(server.busiest).toBeLessThanOrEqual(2);
  });
});
