import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Parcel } from "../parcel.ts";
import { ProtocolServer } from "./protocol/testing.ts";
import { documentsIn, imagesIn, type Run, Running, readingOf, snapshotsIn } from "./running/testing.ts";
import { spdx } from "./testing.ts";

const SPDX = "application/spdx+json";
const CANARY = "canary-90be17";

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

describe("a look at a registry", () => {
  it("ships the images of all its repositories", async () => {
    server.repository("batch").image({ config: { User: "app" } }, "nightly");
    const cart = server.repository("shop/cart");
    cart.index([cart.image({}), cart.image({ architecture: "arm64" })], "1.0");
    cart.tags.set("latest", cart.tags.get("1.0")!);
    const parcels = await look();
    expect(parcels.map(({ name, series }) => [name, series])).toEqual([
      ["registry-snapshot-1.json", `registry:${server.host}:1`],
    ]);
    const reading = readingOf(parcels[0]!);
    expect(reading).toMatchObject({ format: "registry-snapshot", counts: { objects: 3 }, skipped: [] });
    const names = reading.facts.map(
      (fact) => fact.kind === "image" && [fact.image.artifact, fact.image.platform],
    );
    expect(names.sort()).toEqual([
      [`${server.host}/batch:nightly`, "linux/amd64"],
      [`${server.host}/shop/cart:1.0`, "linux/amd64"],
      [`${server.host}/shop/cart:1.0`, "linux/arm64"],
    ]);
    expect(imagesIn(parcels).find((image) => image.indexes.length > 0)?.tags).toEqual(["1.0", "latest"]);
  });

  it("ships nothing of what must stay: values of the environment, credentials in history and labels", async () => {
    server.repository("a").image(
      {
        config: {
          Env: [`TOKEN=${CANARY}`],
          Labels: { "deploy.token": CANARY, source: `https://bot:${CANARY}@git.example/a` },
          Cmd: ["run", CANARY],
        },
        history: [
          { created_by: `ENV TOKEN=${CANARY}` },
          { created_by: `RUN |1 KEY=${CANARY} /bin/sh -c make` },
        ],
      },
      "1",
    );
    const parcels = await look();
    expect(imagesIn(parcels)[0]).toMatchObject({
      envNames: ["TOKEN"],
      labels: { "deploy.token": "[redacted]" },
    });
    for (const { body } of parcels) expect(Buffer.from(body).toString()).not.toContain(CANARY);
  });

  it("asks for what it knows no more, however often it looks", async () => {
    const cart = server.repository("shop/cart");
    const image = cart.image({}, "1.0");
    cart.artifact({ subject: image, artifactType: SPDX, layers: [cart.blob(spdx("cart"), SPDX)] });
    const first = await look();
    server.heard.length = 0;
    const second = await look();
    expect(server.paths).toEqual([
      "/v2/_catalog?n=1000",
      "/v2/shop/cart/tags/list?n=1000",
      "HEAD /v2/shop/cart/manifests/1.0",
      `/v2/shop/cart/referrers/${image.digest}`,
    ]);
    expect([documentsIn(first).length, documentsIn(second).length]).toEqual([1, 0]);
    expect(imagesIn(second)).toEqual(imagesIn(first));
  });

  it("finds a new image under an old tag", async () => {
    const a = server.repository("a");
    a.image({ layers: ["old"] }, "1");
    const old = imagesIn(await look())[0]?.digest;
    const { digest } = a.image({ layers: ["new"] }, "1");
    expect(imagesIn(await look())).toMatchObject([{ digest }]);
    expect(digest).not.toBe(old);
  });

  it("ships large repositories in parts, and all of them", async () => {
    const many = server.repository("many");
    for (let i = 0; i < 205; i += 1) many.image({ layers: [`l${i}`] }, `v${i}`);
    const parcels = await look();
    expect(parcels.map((parcel) => readingOf(parcel).counts.objects)).toEqual([200, 5]);
    expect(new Set(imagesIn(parcels).map(({ digest }) => digest)).size).toBe(205);
    expect(new Set(parcels.map(({ series }) => series)).size).toBe(2);
  });

  it("looks at what is named or matched, at the highest versions of too many tags, and says so", async () => {
    for (const name of ["team/a", "team/b", "other"])
      for (const tag of ["v1", "v9", "v10", "latest", "dev"])
        server.repository(name).image({ layers: [tag] }, tag);
    const tagsOf = async (run: Partial<Run>) =>
      snapshotsIn(await look(run))[0]!.repositories.map(
        (r: { name: string; images: { tags: string[] }[] }) =>
          `${r.name}: ${r.images.map((image) => image.tags[0]).sort()}`,
      );
    expect(await tagsOf({ operands: [`${server.host}/team/b`], given: { "max-tags": "3" } })).toEqual([
      "team/b: latest,v10,v9",
    ]);
    expect(await tagsOf({ given: { match: ["team/*:v1*"] } })).toEqual(["team/a: v1,v10", "team/b: v1,v10"]);
    const [reading] = (await look({ given: { "max-tags": "3", match: ["other"] } })).map(readingOf);
    expect(reading!.skipped).toEqual([
      {
        path: "/repositories/0",
        reason: `${server.host}/other: 2 more tags, of lower versions, were not looked at`,
        loses: false,
      },
    ]);
  });

  it("lists all tags, of images and not about them, unless some were not meant or nobody can tell", async () => {
    const cart = server.repository("shop/cart");
    const image = cart.image({}, "1.0");
    for (const tag of ["1.1", `${image.digest.replace(":", "-")}.sig`]) cart.tags.set(tag, image.digest);
    server.repository("shop/gone").image({}, "1");
    const tagsOf = async (given: Run["given"] = {}) =>
      snapshotsIn(await look({ given })).flatMap(({ repositories }) =>
        repositories.map(({ name, tags }) => `${name}: ${tags?.join() ?? "unknown"}`).sort(),
      );
    expect(await tagsOf()).toEqual(["shop/cart: 1.0,1.1", "shop/gone: 1"]);
    expect(await tagsOf({ "max-tags": "1", match: ["shop/*"] })).toEqual([
      "shop/cart: 1.0,1.1",
      "shop/gone: 1",
    ]);
    expect(await tagsOf({ match: ["shop/*:1*"] })).toEqual(["shop/cart: unknown", "shop/gone: unknown"]);
    // "Not found" without the registry's own words may come from whatever stands before it.
    server.repositories.delete("shop/gone");
    expect(await tagsOf()).toEqual(["shop/cart: 1.0,1.1", "shop/gone: unknown"]);
    server.manners.before.push({ path: "/v2/shop/cart/tags", status: 403, times: 1 });
    expect(await tagsOf()).toEqual(["shop/gone: unknown"]);
  });

  it("ships what it has seen when it is told to end", async () => {
    server.repository("a").image({}, "1");
    server.repository("b").image({}, "1");
    server.manners.before.push({ path: "/v2/b/", status: 503, headers: { "retry-after": "60" }, times: 99 });
    const ending = new AbortController();
    const started = Date.now();
    setTimeout(() => ending.abort(), 500);
    const parcels = await look({ signal: ending.signal, given: { concurrency: "1" } });
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(imagesIn(parcels)).toHaveLength(1);
  });

  it("watches: looks again, and goes on when the registry is back", async () => {
    server.repository("a").image({}, "1");
    server.manners.before.push({ path: "_catalog", status: 403, times: 1 });
    const ending = new AbortController();
    let shipped = 0;
    const ship = async () => {
      shipped += 1;
      if (shipped === 2) ending.abort();
    };
    const parcels = await look({ watch: true, interval: 50, signal: ending.signal, ship });
    expect(running.told).toMatchObject([{ event: "unseen", reason: expect.stringContaining("403") }]);
    expect(parcels.map((parcel) => imagesIn([parcel]).length)).toEqual([1, 1]);
  });
});
