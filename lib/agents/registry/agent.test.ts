import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readReadings } from "../../ingest/readings.ts";
import type { Happening } from "../happening.ts";
import type { Given } from "../options.ts";
import type { Parcel } from "../parcel.ts";
import { registryAgent } from "./agent.ts";
import { ProtocolServer } from "./protocol/testing.ts";
import { envelope, spdx, statement } from "./testing.ts";

const CANARY = "canary-90be17";
const SPDX = "application/spdx+json";
const IN_TOTO = "application/vnd.in-toto+json";

let server: ProtocolServer;
let folder: string;
let told: Happening[];
beforeEach(async () => {
  server = await ProtocolServer.start();
  folder = mkdtempSync(join(tmpdir(), "plimsoll-registry-"));
  told = [];
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const environment = (): NodeJS.ProcessEnv => ({ NODE_ENV: "test", HOME: folder });

interface Run {
  given?: Given;
  operands?: string[];
  signal?: AbortSignal;
  ship?: (parcel: Parcel) => Promise<void>;
}

/** One look; what it shipped. */
async function look({ given = {}, operands = [server.host], signal, ship }: Run = {}): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  const env = environment();
  const agent = registryAgent(given, { env, interval: 60_000, operands, folder, tell: (h) => told.push(h) });
  const take = async (parcel: Parcel) => {
    parcels.push(parcel);
    await ship?.(parcel);
  };
  await agent(take, { watch: false, signal: signal ?? new AbortController().signal });
  return parcels;
}

const snapshotsIn = (parcels: Parcel[]) => parcels.filter(({ name }) => name.startsWith("registry-snapshot"));
const snapshotIn = (parcels: Parcel[]) => JSON.parse(Buffer.from(snapshotsIn(parcels)[0]!.body).toString());
const documentsIn = (parcels: Parcel[]) =>
  parcels.filter(({ name }) => !name.startsWith("registry-snapshot"));
const readingOf = ({ body }: Parcel) => readReadings(Buffer.from(body))[0]!.reading;
const imagesIn = (parcels: Parcel[]) =>
  snapshotsIn(parcels).flatMap(({ body }) =>
    JSON.parse(Buffer.from(body).toString()).repositories.flatMap((r: { images: unknown[] }) => r.images),
  );
const signIn = (user = server.manners.user, password = server.manners.password) => {
  writeFileSync(join(folder, "password"), `${password}\n`);
  return { username: user, "password-file": join(folder, "password") };
};

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
    expect(imagesIn(parcels).find((image) => image.os && image.indexes.length > 0).tags).toEqual([
      "1.0",
      "latest",
    ]);
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
    const old = imagesIn(await look())[0].digest;
    const { digest } = a.image({ layers: ["new"] }, "1");
    expect(imagesIn(await look())).toMatchObject([{ digest }]);
    expect(digest).not.toBe(old);
  });

  it("ships large repositories in parts, and all of them", async () => {
    const many = server.repository("many");
    for (let i = 0; i < 450; i += 1) many.image({ layers: [`l${i}`] }, `v${i}`);
    const parcels = await look();
    expect(parcels.map((parcel) => readingOf(parcel).counts.objects)).toEqual([200, 200, 50]);
    expect(new Set(imagesIn(parcels).map(({ digest }) => digest)).size).toBe(450);
    expect(new Set(parcels.map(({ series }) => series)).size).toBe(3);
  });

  it("looks at what is named or matched, at the highest versions of too many tags, and says so", async () => {
    for (const name of ["team/a", "team/b", "other"])
      for (const tag of ["v1", "v9", "v10", "latest", "dev"])
        server.repository(name).image({ layers: [tag] }, tag);
    const tagsOf = async (run: Run) =>
      snapshotIn(await look(run)).repositories.map(
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
    const ending = new AbortController();
    const shipped: Parcel[] = [];
    const given = {};
    const agent = registryAgent(given, {
      env: environment(),
      interval: 50,
      operands: [server.host],
      folder,
      tell: (happening) => told.push(happening),
    });
    server.manners.before.push({ path: "_catalog", status: 403, times: 1 });
    await agent(
      async (parcel) => {
        shipped.push(parcel);
        if (shipped.length === 2) ending.abort();
      },
      { watch: true, signal: ending.signal },
    );
    expect(told).toMatchObject([{ event: "unseen", reason: expect.stringContaining("403") }]);
    expect(shipped.map((parcel) => imagesIn([parcel]).length)).toEqual([1, 1]);
  });
});

describe("what is attached", () => {
  const attachedIn = (parcels: Parcel[]) =>
    imagesIn(parcels)[0].attached.map((one: Record<string, string>) =>
      [one.kind, one.found, one.predicateType].filter(Boolean).join(" "),
    );

  it("is found by the referrers API, page by page", async () => {
    server.manners.page = 2;
    server.manners.linksElsewhere = true;
    const cart = server.repository("shop/cart");
    const subject = cart.image({}, "1.0");
    const bundle = (content: object) =>
      cart.blob(JSON.stringify(content), "application/vnd.dev.sigstore.bundle.v0.3+json");
    const signed = statement(subject.digest, "https://sigstore.dev/cosign/sign/v1", {});
    const built = statement(subject.digest, "https://slsa.dev/provenance/v1", {});
    const artifacts = [
      cart.artifact({ subject, artifactType: SPDX, layers: [cart.blob(spdx("cart"), SPDX)] }),
      cart.artifact({ subject, artifactType: IN_TOTO, layers: [cart.blob(envelope(built), IN_TOTO)] }),
      cart.artifact({
        subject,
        artifactType: "application/vnd.cncf.notary.signature",
        layers: [cart.blob("{}", "application/jose+json")],
      }),
      cart.artifact({
        subject,
        artifactType: "x/y",
        layers: [bundle({ dsseEnvelope: JSON.parse(envelope(signed)) })],
      }),
      cart.artifact({ subject, artifactType: "x/z", layers: [bundle({ messageSignature: {} })] }),
      cart.artifact({ subject, artifactType: "x/notes", layers: [cart.blob("hello", "text/plain")] }),
    ];
    expect(artifacts).toHaveLength(6);
    const parcels = await look();
    expect(attachedIn(parcels).sort()).toEqual([
      "attestation referrers https://slsa.dev/provenance/v1",
      "other referrers",
      "sbom referrers",
      "signature referrers",
      "signature referrers",
      "signature referrers",
    ]);
    expect(
      documentsIn(parcels)
        .map((p) => [p.subjects, readingOf(p).format])
        .sort(),
    ).toEqual([
      [[`image:${server.host}/shop/cart@${subject.digest}`], "dsse"],
      [[`image:${server.host}/shop/cart@${subject.digest}`], "spdx"],
    ]);
    const [reading] = snapshotsIn(parcels).map(readingOf);
    const provenance = reading!.targets[0]!.observations.filter(({ slice }) => slice.endsWith("provenance"));
    expect(provenance.map(({ rule, outcome }) => `${rule.id} ${outcome}`)).toEqual([
      "plimsoll/image-signature pass",
      "plimsoll/image-sbom pass",
    ]);
  });

  it("is found under the tags of a registry without that API, which are no images themselves", async () => {
    server.manners.referrers = false;
    const cart = server.repository("shop/cart");
    const image = cart.image({}, "1.0");
    const tag = image.digest.replace(":", "-");
    const bill = cart.artifact({ artifactType: SPDX, layers: [cart.blob(spdx("cart"), SPDX)] });
    cart.index([bill], tag);
    const signature = cart.blob("{}", "application/vnd.dev.cosign.simplesigning.v1+json");
    cart.artifact({ layers: [signature] }, `${tag}.sig`);
    const about = (type: string, predicate: object) =>
      cart.blob(envelope(statement(image.digest, type, predicate)), "application/vnd.dsse.envelope.v1+json", {
        predicateType: type,
      });
    const layers = [
      about("https://slsa.dev/provenance/v0.2", {}),
      about("https://spdx.dev/Document", JSON.parse(spdx("in"))),
    ];
    cart.artifact({ layers }, `${tag}.att`);
    cart.artifact({ layers: [cart.blob("SPDXVersion: SPDX-2.3\n", "text/spdx")] }, `${tag}.sbom`);
    const parcels = await look();
    expect(imagesIn(parcels)).toHaveLength(1);
    expect(attachedIn(parcels).sort()).toEqual([
      "attestation cosign-tag https://slsa.dev/provenance/v0.2",
      "attestation cosign-tag https://spdx.dev/Document",
      "sbom cosign-tag",
      "sbom fallback-tag",
      "signature cosign-tag",
    ]);
    expect(documentsIn(parcels)).toHaveLength(4);
  });

  it("to an index is attached to its images, and may stand in the index itself", async () => {
    const cart = server.repository("shop/cart");
    const image = cart.image({});
    const built = statement(image.digest, "https://slsa.dev/provenance/v0.2", {
      invocation: { parameters: { args: { "build-arg:NPM_TOKEN": CANARY, "build-arg:VERSION": "1" } } },
    });
    const attestation = cart.artifact({
      layers: [
        cart.blob(built, IN_TOTO, { "in-toto.io/predicate-type": "https://slsa.dev/provenance/v0.2" }),
      ],
    });
    const annotations = {
      "vnd.docker.reference.type": "attestation-manifest",
      "vnd.docker.reference.digest": image.digest,
    };
    const platform = { os: "unknown", architecture: "unknown" };
    const index = cart.index([image, { ...attestation, platform, annotations }], "1.0");
    cart.artifact({
      subject: index,
      layers: [cart.blob("{}", "application/vnd.dev.cosign.simplesigning.v1+json")],
    });
    const parcels = await look();
    expect(imagesIn(parcels)).toMatchObject([
      {
        digest: image.digest,
        attached: [
          { kind: "attestation", of: image.digest, found: "index" },
          { kind: "signature", of: index.digest, found: "referrers" },
        ],
      },
    ]);
    const [document] = documentsIn(parcels).map(({ body }) => Buffer.from(body).toString());
    expect(document).toContain('"build-arg:VERSION":"1"');
    expect(document).not.toContain(CANARY);
  });

  it("is unknown where the registry will not say, and then assesses nothing", async () => {
    server.repository("a").image({}, "1");
    server.manners.before.push({ path: "/referrers/", status: 403, times: 1 });
    const parcels = await look();
    expect(imagesIn(parcels)).toMatchObject([{ attached: null }]);
    expect(readingOf(parcels[0]!).targets[0]!.slices.map(({ area }) => area)).toEqual(["configuration"]);
  });

  it("is not fetched where it is larger than a document may be, and the others are", async () => {
    const a = server.repository("a");
    const subject = a.image({}, "1");
    const huge = a.blob(Buffer.alloc(33 * 1024 * 1024, 32), SPDX);
    a.artifact({ subject, artifactType: SPDX, layers: [huge, a.blob(spdx("small"), SPDX)] });
    expect(documentsIn(await look())).toHaveLength(1);
    expect(told).toMatchObject([{ event: "passed_over", reason: expect.stringContaining("33554432 bytes") }]);
  });
});

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
    const [repository] = snapshotIn(await look()).repositories;
    expect(repository.images.map((image: { tags: string[] }) => image.tags)).toEqual([["good"]]);
    expect(
      repository.remarks.map((one: { what: string; reason: string }) => `${one.what} ${one.reason}`).sort(),
    ).toEqual([
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
    const [repository] = snapshotIn(await look()).repositories;
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
    expect(told).toEqual([{ event: "passed_over", reason: '"../../token?x=" is no name of a repository' }]);
  });

  it("does not come of a registry that knows no HEAD", async () => {
    server.manners.head = false;
    const { digest } = server.repository("a").image({}, "1");
    expect(imagesIn(await look())).toMatchObject([{ digest }]);
  });
});

describe("signing in", () => {
  beforeEach(() => {
    server.repository("a").image({}, "1");
    server.repository("b").image({ layers: ["b"] }, "1");
  });

  it.each(["basic", "bearer"] as const)("works with %s", async (sign) => {
    server.manners.sign = sign;
    expect(imagesIn(await look({ given: signIn() }))).toHaveLength(2);
  });

  it("takes what docker login kept, and an identity token", async () => {
    server.manners.sign = "bearer";
    server.manners.identityToken = "refresh-me";
    writeFileSync(
      join(folder, "auth.json"),
      JSON.stringify({ auths: { [`https://${server.host}/v2/`]: { identitytoken: "refresh-me" } } }),
    );
    const agent = registryAgent(
      {},
      {
        env: { ...environment(), REGISTRY_AUTH_FILE: join(folder, "auth.json") },
        interval: 60_000,
        operands: [server.host],
        folder,
        tell: () => {},
      },
    );
    const parcels: Parcel[] = [];
    await agent(async (parcel) => void parcels.push(parcel), {
      watch: false,
      signal: new AbortController().signal,
    });
    expect(imagesIn(parcels)).toHaveLength(2);
    expect(server.paths).toContain("POST /token");
  });

  it("asks for a token a scope, and for another when it has run out", async () => {
    server.manners.sign = "bearer";
    await look({ given: signIn() });
    expect(server.paths.filter((path) => path.startsWith("/token"))).toHaveLength(3);
    server.heard.length = 0;
    server.manners.tokenSeconds = 0;
    // A token that is out before it is used is refused once more, and that is that.
    await expect(look({ given: signIn() })).rejects.toThrow(/does not list its repositories \(401\)/);
    expect(server.heard.length).toBeLessThan(10);
  });

  it.each([
    ["a wrong password", () => signIn("bot", "wrong"), /token service .* answers 401/],
    ["nobody", () => ({}), /token service .* answers 401/],
  ])("fails for %s with the reason", async (_, given, reason) => {
    server.manners.sign = "bearer";
    await expect(look({ given: given() })).rejects.toThrow(reason);
  });

  it("says what is missing where a user is asked for", async () => {
    server.manners.sign = "basic";
    await expect(look()).rejects.toThrow(/docker login/);
  });

  it("sends credentials to no other host: not on the way to storage, and not when storage asks", async () => {
    const storage = await ProtocolServer.start();
    try {
      server.manners.sign = "bearer";
      server.manners.storage = `http://${storage.host}`;
      for (const [name, made] of server.repositories) storage.repositories.set(name, made);
      expect(imagesIn(await look({ given: signIn() }))).toHaveLength(2);
      expect(storage.heard.length).toBe(2);
      expect(storage.heard.filter(({ authorization }) => authorization !== null)).toEqual([]);

      storage.heard.length = 0;
      storage.manners.sign = "basic";
      server.repository("a").image({ layers: ["other"], created: "2026-01-02T00:00:00Z" }, "2");
      const [repository] = snapshotIn(
        await look({ given: signIn(), operands: [`${server.host}/a`] }),
      ).repositories;
      expect(repository.remarks).toMatchObject([
        { what: ":2", reason: expect.stringContaining("which refuses") },
      ]);
      expect(storage.heard.map(({ authorization }) => authorization)).toEqual([null]);
    } finally {
      await storage.stop();
    }
  });

  it("passes over a repository that it may not see", async () => {
    server.manners.before.push({ path: "/v2/a/", status: 403, times: 9 });
    expect(imagesIn(await look())).toHaveLength(1);
    expect(told).toMatchObject([{ event: "passed_over", reason: "a: the registry answers 403 to its tags" }]);
  });
});

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
