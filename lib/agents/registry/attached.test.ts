import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Parcel } from "../parcel.ts";
import { ProtocolServer } from "./protocol/testing.ts";
import { documentsIn, imagesIn, type Run, Running, readingOf } from "./running/testing.ts";
import { envelope, spdx, statement } from "./testing.ts";

const SPDX = "application/spdx+json";
const IN_TOTO = "application/vnd.in-toto+json";
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

describe("what is attached", () => {
  const attachedIn = (parcels: Parcel[]) =>
    imagesIn(parcels)[0]!.attached!.map((one) =>
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
    const [reading] = parcels.filter(({ name }) => name.startsWith("registry-")).map(readingOf);
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
    cart.image({ architecture: "arm64" }, "other");
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
    const parcels = await look({ given: { concurrency: "1" } });
    expect(server.paths.filter((path) => path.includes("/referrers/"))).toHaveLength(1);
    expect(imagesIn(parcels)).toHaveLength(2);
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
    expect(running.told).toMatchObject([
      { event: "passed_over", reason: expect.stringContaining("33554432 bytes") },
    ]);
  });
});
