import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Parcel } from "../parcel.ts";
import { ProtocolServer } from "./protocol/testing.ts";
import { imagesIn, type Run, Running, repositoryIn } from "./running/testing.ts";

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

describe("broken content", () => {
  it("is left out with the reason; the rest is read", async () => {
    const a = server.repository("a");
    a.image({ layers: ["good"] }, "good");
    const manifest = a.image({ layers: ["bad manifest"] }, "bad-manifest").digest;
    server.manners.instead.set(manifest, Buffer.from('{"schemaVersion":2}'));
    const other = JSON.parse(
      a.manifests.get(a.image({ created: "2026-01-01T00:00:00Z" }, "bad-config").digest)!.bytes.toString(),
    );
    server.manners.instead.set(other.config.digest, Buffer.from("{}"));
    a.manifest({ signatures: [] }, "application/vnd.docker.distribution.manifest.v1+prettyjws", "schema-1");
    a.manifest(
      { config: a.blob("{}", "application/vnd.cncf.helm.config.v1+json"), layers: [] },
      "application/vnd.oci.image.manifest.v1+json",
      "chart",
    );
    const repository = repositoryIn(await look());
    expect(repository.images.map(({ tags }) => tags)).toEqual([["good"]]);
    expect(repository.remarks.map(({ what, reason }) => `${what} ${reason}`).sort()).toEqual([
      " 1 tags are of no images",
      `:bad-config what came is not ${other.config.digest}`,
      `:bad-manifest what came is not ${manifest}`,
      expect.stringContaining(":schema-1 a manifest of type"),
    ]);
  });

  it("does not follow an index into itself for ever", async () => {
    const a = server.repository("a");
    let inner = a.index([a.image({})]);
    for (let i = 0; i < 6; i += 1) inner = a.index([inner]);
    a.tags.set("deep", inner.digest);
    const repository = repositoryIn(await look());
    expect(repository).toMatchObject({
      images: [],
      remarks: [{ reason: "indexes in indexes are not followed further" }],
    });
  });

  it("of a name that leads out of the registry is asked for nowhere", async () => {
    server.repositories.set("../../token?x=", server.repository("x"));
    server.repository("a").image({}, "1");
    server.repository("x").image({}, "@//evil.example/");
    const images = imagesIn(await look());
    expect(images).toHaveLength(1);
    expect(server.paths.filter((path) => !path.match(/^(HEAD )?\/v2\/[ax_]/))).toEqual([]);
    expect(running.told).toEqual([
      { event: "passed_over", reason: '"../../token?x=" is no name of a repository' },
    ]);
  });

  it("does not come of a registry that knows no HEAD", async () => {
    server.manners.head = false;
    const { digest } = server.repository("a").image({}, "1");
    expect(imagesIn(await look())).toMatchObject([{ digest }]);
  });
});
