import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Parcel } from "../parcel.ts";
import { DebianRegistry, PASSWORD, USER } from "./debian/testing.ts";
import { documentsIn, imagesIn, Running, readingOf, snapshotsIn } from "./running/testing.ts";
import { envelope, MadeRepository, spdx, statement } from "./testing.ts";

const started = await DebianRegistry.start({ signIn: true });
if (typeof started === "string") console.warn(`the tests with a real registry are skipped: ${started}`);

describe.skipIf(typeof started === "string")("a real registry", () => {
  const registry = started as DebianRegistry;
  const running = new Running();
  afterAll(async () => {
    running.end();
    await registry.stop();
  });
  const look = (...names: string[]) =>
    running.look({
      operands: [registry.host, ...names.map((name) => `/${name}`)],
      given: { username: USER, "password-file": join(running.folder, "password") },
    });
  const cart = new MadeRepository();
  const images = [
    cart.image({ layers: ["base", "app"] }),
    cart.image({ architecture: "arm64", config: { User: "1" } }),
  ];
  const index = cart.index(images, "1.0");

  const batch: { digest: string }[] = [];

  beforeAll(async () => {
    writeFileSync(join(running.folder, "password"), PASSWORD);
    cart.tags.set("latest", index.digest);
    const tag = images[0]!.digest.replace(":", "-");
    const signature = cart.blob("{}", "application/vnd.dev.cosign.simplesigning.v1+json");
    cart.artifact({ layers: [signature] }, `${index.digest.replace(":", "-")}.sig`);
    const built = envelope(statement(images[0]!.digest, "https://slsa.dev/provenance/v1", {}));
    cart.artifact({ layers: [cart.blob(built, "application/vnd.dsse.envelope.v1+json")] }, `${tag}.att`);
    const bill = cart.blob(spdx("cart"), "application/spdx+json");
    cart.index([cart.artifact({ artifactType: "application/spdx+json", layers: [bill] })], tag);
    await registry.push("shop/cart", cart);
    for (let i = 0; i < 3; i += 1) {
      const made = new MadeRepository();
      batch.push(made.image({ layers: [`${i}`] }, "nightly"));
      await registry.push(`batch/${i}`, made);
    }
  });

  it("is looked at whole: its catalogue, tags, platforms, and what is attached under tags", async () => {
    const parcels = await look();
    const reading = readingOf(parcels.find(({ name }) => name === "registry-snapshot-1.json")!);
    expect(reading.skipped).toEqual([]);
    const names = reading.facts.map(
      (fact) => fact.kind === "image" && `${fact.image.artifact} ${fact.image.platform}`,
    );
    expect(names.sort()).toEqual(
      [
        ...[0, 1, 2].map((i) => `${registry.host}/batch/${i}:nightly linux/amd64`),
        `${registry.host}/shop/cart:1.0 linux/amd64`,
        `${registry.host}/shop/cart:1.0 linux/arm64`,
      ].sort(),
    );
    const amd64 = imagesIn(parcels).find(({ digest }) => digest === images[0]!.digest)!;
    expect(amd64.attached!.map(({ kind, found, of }) => `${kind} ${found} ${of}`).sort()).toEqual([
      `attestation cosign-tag ${images[0]!.digest}`,
      `sbom fallback-tag ${images[0]!.digest}`,
      `signature cosign-tag ${index.digest}`,
    ]);
    expect(
      documentsIn(parcels)
        .map((parcel) => readingOf(parcel).format)
        .sort(),
    ).toEqual(["dsse", "spdx"]);
  });

  it("is asked for nothing that is known", async () => {
    const parcels = await look();
    expect(documentsIn(parcels)).toEqual([]);
    expect(imagesIn(parcels)).toHaveLength(5);
  });

  it("shows what was pushed in between", async () => {
    const made = new MadeRepository();
    const { digest } = made.image({ layers: ["fresh"] }, "nightly");
    await registry.push("batch/0", made);
    expect(imagesIn(await look("batch/0"))).toMatchObject([{ digest, tags: ["nightly"] }]);
  });

  const tagsIn = (parcels: Parcel[]) =>
    Object.fromEntries(
      snapshotsIn(parcels).flatMap(({ repositories }) =>
        repositories.map(({ name, tags }) => [name, tags && [...tags].sort()] as const),
      ),
    );

  it("says which tags there are, all of them, so that a deleted one is known to be gone", async () => {
    expect(tagsIn(await look())).toEqual({
      "batch/0": ["nightly"],
      "batch/1": ["nightly"],
      "batch/2": ["nightly"],
      "shop/cart": ["1.0", "latest"],
    });
    await registry.delete("batch/1", batch[1]!.digest);
    registry.deleteRepository("batch/2");
    expect(tagsIn(await look())).toEqual({
      "batch/0": ["nightly"],
      "batch/1": [],
      "batch/2": [],
      "shop/cart": ["1.0", "latest"],
    });
    // Once told, it is no longer asked for.
    expect(Object.keys(tagsIn(await look()))).not.toContain("batch/2");
  });

  it("says nothing of tags that were not meant", async () => {
    const parcels = await running.look({
      operands: [registry.host],
      given: { username: USER, "password-file": join(running.folder, "password"), match: ["shop/**:1.*"] },
    });
    expect(tagsIn(parcels)).toEqual({ "shop/cart": null });
  });

  it("lets nobody in without a password", async () => {
    await expect(running.look({ operands: [registry.host] })).rejects.toThrow(/docker login/);
  });
});
