import { describe, expect, it } from "vitest";
import { artifactOf, openedPart } from "./artifact.ts";
import { fallbackTag, isAboutAnother } from "./attached.ts";
import { readManifest } from "./manifest.ts";
import { RegistryError } from "./registry-error.ts";
import { withoutBuildSecrets } from "./statement-secrets.ts";
import { envelope, OCI_INDEX, OCI_MANIFEST, sha256, statement } from "./testing.ts";

const DIGEST = sha256("a");
const COSIGN = "https://sigstore.dev/cosign/sign/v1";
const BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";

/** `kind predicate document?` of each part. */
const parts = (artifactType: string, layers: [string, Record<string, string>?][], annotations = {}) =>
  artifactOf({
    kind: "manifest",
    artifactType,
    config: null,
    layers: layers.map(([mediaType, annotations]) => ({ mediaType, digest: DIGEST, size: 1, annotations })),
    annotations,
  }).parts.map(({ kind, predicateType, document }) =>
    [kind, predicateType, document && "shipped"].filter(Boolean).join(" "),
  );

describe("an artifact", () => {
  it.each([
    ["application/vnd.cncf.notary.signature", [["application/cose"]], ["signature"]],
    [
      "application/vnd.dev.cosign.artifact.sig.v1+json",
      [["application/vnd.dev.cosign.simplesigning.v1+json"]],
      ["signature"],
    ],
    ["application/spdx+json", [["application/spdx+json"]], ["sbom shipped"]],
    ["application/vnd.cyclonedx+json", [["application/vnd.cyclonedx+json"]], ["sbom shipped"]],
    ["application/vnd.dev.cosign.artifact.sbom.v1+json", [["application/json"]], ["sbom shipped"]],
    ["application/vnd.example.sbom.v1", [["application/octet-stream"]], ["sbom shipped"]],
    ["application/vnd.in-toto+json", [["application/vnd.in-toto+json"]], ["attestation shipped"]],
    ["x/y", [["application/vnd.in-toto.provenance+dsse"], ["application/pdf"]], ["other"]],
    ["", [], ["other"]],
    [
      "",
      [
        ["application/vnd.dsse.envelope.v1+json", { predicateType: "p1" }],
        ["application/vnd.dsse.envelope.v1+json", { "in-toto.io/predicate-type": "p2" }],
      ],
      ["attestation p1 shipped", "attestation p2 shipped"],
    ],
    [BUNDLE, [[BUNDLE]], ["attestation shipped"]],
    [BUNDLE, [[BUNDLE, { "dev.sigstore.bundle.content": "message-signature" }]], ["signature"]],
    [BUNDLE, [[BUNDLE, { "dev.sigstore.bundle.predicateType": COSIGN }]], ["signature"]],
  ] as [string, [string, Record<string, string>?][], string[]][])(
    "of %s with %j is %j",
    (type, layers, said) => {
      expect(parts(type, layers)).toEqual(said);
    },
  );

  it("says of all its parts what its manifest says", () => {
    expect(parts(BUNDLE, [[BUNDLE]], { "dev.sigstore.bundle.predicateType": "p" })).toEqual([
      "attestation p shipped",
    ]);
  });

  it.each([
    [statement(DIGEST, "p", {}), "attestation p"],
    [envelope(statement(DIGEST, "p", {})), "attestation p"],
    [`{"dsseEnvelope":${envelope(statement(DIGEST, COSIGN, {}))}}`, "signature"],
    ['{"messageSignature":{}}', "signature"],
    ["not JSON", "attestation"],
    ['{"payload":"!"}', "attestation"],
  ])("%s opened is of %s", (text, said) => {
    const part = { kind: "attestation", predicateType: null, document: null } as const;
    const { kind, predicateType } = openedPart(part, Buffer.from(text));
    expect([kind, predicateType].filter(Boolean).join(" ")).toBe(said);
  });
});

it("is under the tag that stands in for the referrers API", () => {
  expect(fallbackTag(`sha256:${"a".repeat(64)}`)).toBe(`sha256-${"a".repeat(64)}`);
  expect(fallbackTag(`sha512:${"b".repeat(128)}`)).toBe(`sha512-${"b".repeat(64)}`);
});

it.each([
  [`sha256-${"a".repeat(64)}`, true],
  [`sha256-${"a".repeat(64)}.sig`, true],
  [`sha256-${"a".repeat(64)}.other`, false],
  ["sha256-1", false],
  ["1.0.sig", false],
])("the tag %s is about another: %s", (tag, is) => expect(isAboutAnother(tag)).toBe(is));

describe("a manifest", () => {
  const read = (value: unknown, type: string | null) =>
    readManifest(Buffer.from(typeof value === "string" ? value : JSON.stringify(value)), type);
  it.each([
    [{ mediaType: OCI_INDEX, manifests: null }, null, "index"],
    [{ manifests: [] }, `${OCI_INDEX}; charset=utf-8`, "index"],
    [{ manifests: [] }, "application/json", "index"],
    [{ layers: null }, OCI_MANIFEST, "manifest"],
  ])("%j sent as %s is an %s", (value, type, kind) => expect(read(value, type).kind).toBe(kind));
  it.each([
    ["<html>", OCI_MANIFEST],
    [{}, null],
    [[], OCI_MANIFEST],
    [null, OCI_MANIFEST],
    [{ layers: [{ digest: 7 }] }, OCI_MANIFEST],
    [{ schemaVersion: 1 }, "application/vnd.docker.distribution.manifest.v1+prettyjws"],
  ])("%j sent as %s is refused", (value, type) => expect(() => read(value, type)).toThrow(RegistryError));
});

describe("an attestation of a build", () => {
  const SLSA = "https://slsa.dev/provenance/v1";
  const secret = {
    args: { "build-arg:API_KEY": "canary", "build-arg:V": "1" },
    uri: "https://a:canary@git.example/x",
  };
  const clean = { args: { "build-arg:V": "1" }, tokens: 3 };
  const through = (text: string) => Buffer.from(withoutBuildSecrets(Buffer.from(text))).toString();
  it("loses what is secret in it, in an envelope too", () => {
    const bare = through(statement(DIGEST, SLSA, secret));
    expect(bare).not.toContain("canary");
    expect(JSON.parse(bare).predicate.args["build-arg:V"]).toBe("1");
    const signed = JSON.parse(through(envelope(statement(DIGEST, SLSA, secret))));
    expect(Buffer.from(signed.payload, "base64").toString()).toBe(bare);
    expect(signed.signatures).toHaveLength(1);
  });
  it("stays the same to the byte where nothing is, or where it is no provenance", () => {
    for (const text of [
      ` ${statement(DIGEST, SLSA, clean)}`,
      statement(DIGEST, "https://spdx.dev/Document", secret),
      "not JSON",
      "[]",
    ])
      expect(through(text)).toBe(text);
  });
  it("is not followed down for ever", () => {
    const deep = `${"[".repeat(5_000)}1${"]".repeat(5_000)}`;
    const text = statement(DIGEST, SLSA, {}).replace('"predicate":{}', `"predicate":${deep}`);
    expect(through(text).length).toBeLessThan(2_000);
  });
});
