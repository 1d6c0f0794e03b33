import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UnreadableDocument } from "../../reading.ts";
import { plimsollRegistry } from "./adapter.ts";
import { IMAGE_CHECKS } from "./checks.ts";
import type { RegistryImage } from "./schema.ts";

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => plimsollRegistry.read(fixture(name));
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** `rule outcome component` of each target. */
const verdicts = (name: string) =>
  read(name).targets.map(({ observations }) =>
    observations.filter((o) => o.outcome !== "pass").map((o) => `${o.rule.id} ${o.component.name}`.trim()),
  );

describe("plimsoll-registry", () => {
  it("reads an image with its names, digests and layers", () => {
    const reading = read("one");
    expect(reading).toMatchObject({
      format: "registry-snapshot",
      tool: { name: "Plimsoll", version: "0.1.0" },
      scannedAt: "2026-03-01T10:00:00Z",
      counts: { objects: 1, misconfigurations: 0, checks: { pass: 7, fail: 0 } },
      needs: null,
      absences: [],
    });
    expect(reading.facts).toEqual([
      {
        kind: "image",
        image: {
          kind: "image",
          references: [
            "registry.example:5000/shop/cart:1.0",
            `registry.example:5000/shop/cart@${digest("a")}`,
          ],
          tags: ["registry.example:5000/shop/cart:1.0"],
          configDigests: [digest("b")],
          repoDigests: [`registry.example:5000/shop/cart@${digest("a")}`],
          manifestDigest: digest("a"),
          os: null,
          platform: "linux/amd64",
          layers: [digest("1")],
          createdAt: "2026-02-01T08:00:00Z",
          sizeBytes: 2048,
          labels: { "org.opencontainers.image.source": "https://git.example/shop" },
          runsIn: null,
          artifact: "registry.example:5000/shop/cart:1.0",
        },
      },
    ]);
  });

  it("passes on the lists of tags that are whole, under the names that images have", () => {
    const document = fixture("many");
    document.registry = "docker.io";
    document.repositories = [
      { name: "library/nginx", tags: ["1", "2"], images: [], remarks: [] },
      { name: "library/redis", tags: [], images: [], remarks: [] },
      { name: "library/busybox", tags: null, images: [], remarks: [] },
      { name: "library/alpine", images: [], remarks: [] },
    ];
    expect(plimsollRegistry.read(document).tagLists).toEqual([
      { repository: "docker.io/library/nginx", tags: ["1", "2"] },
      { repository: "docker.io/library/redis", tags: [] },
    ]);
  });

  it("takes each platform of an index for an image, found under the index's digest too", () => {
    const [amd64, arm64] = read("many").facts.map((fact) => (fact.kind === "image" ? fact.image : null));
    expect([amd64?.platform, arm64?.platform]).toEqual(["linux/amd64", "linux/arm64/v8"]);
    const index = `registry.example:5000/shop/cart@${digest("9")}`;
    expect([amd64?.repoDigests[1], arm64?.repoDigests[1]]).toEqual([index, index]);
  });

  it("says of each image what our checks find", () => {
    expect(verdicts("many")).toEqual([
      ["plimsoll/image-sbom"],
      ["plimsoll/image-sbom", "plimsoll/image-user"],
      [
        "plimsoll/image-signature",
        "plimsoll/image-sbom",
        "plimsoll/image-remote-add",
        "plimsoll/image-piped-download",
        "plimsoll/image-env-secret DB_PASSWORD",
        "plimsoll/image-age",
      ],
    ]);
    expect(verdicts("odd")).toEqual([
      [],
      [],
      [
        "plimsoll/image-signature",
        "plimsoll/image-sbom",
        "plimsoll/image-user",
        "plimsoll/image-piped-download",
        "plimsoll/image-env-secret aws_secret_access_key",
      ],
    ]);
  });

  it("assesses provenance where somebody looked, also when nothing was found", () => {
    const areas = (name: string) => read(name).targets.map(({ slices }) => slices.map((s) => s.area).join());
    expect(areas("many")).toEqual(Array(3).fill("provenance,configuration"));
    expect(areas("odd")).toEqual(["configuration", "configuration", "provenance,configuration"]);
  });

  it("skips what is broken with its place, and says what the agent passed over without a gap", () => {
    expect(read("odd").skipped.map(({ path, loses }) => [path, loses])).toEqual([
      ["/repositories/0", false],
      ["/repositories/0", false],
      ["/repositories/0/images/1/digest", undefined],
      ["/repositories/1", undefined],
    ]);
    expect(JSON.stringify(read("odd"))).not.toContain("canary-7f3a9c");
  });

  it.each([
    ["another version", { version: 2 }, "/version"],
    ["no time", { observedAt: "soon" }, "/observedAt"],
    ["no registry", { registry: "" }, "/registry"],
  ])("refuses %s", (_, change, path) => {
    const refused = () => plimsollRegistry.read({ ...fixture("one"), ...change });
    expect(refused).toThrow(UnreadableDocument);
    expect(refused).toThrow(expect.objectContaining({ path }));
  });
});

const IMAGE: RegistryImage = fixture("one").repositories[0].images[0];
const NOW = new Date("2026-03-01T00:00:00Z");
const attached = (kind: string, predicateType: string | null = null) => [
  { ...IMAGE.attached![0]!, kind, predicateType },
];
const ran = (command: string) => ({ history: [{ createdAt: null, command }] });

/** Each check each way: met, not met, and where it cannot tell. */
const WAYS: Record<string, [met: object[], unmet: object[], silent: object[]]> = {
  "plimsoll/image-signature": [
    [{ attached: attached("signature") }],
    [{ attached: [] }, { attached: attached("attestation", "https://slsa.dev/provenance/v1") }],
    [{ attached: null }],
  ],
  "plimsoll/image-sbom": [
    [
      { attached: attached("sbom") },
      { attached: attached("attestation", "https://spdx.dev/Document/v2.3") },
      { attached: attached("attestation", "https://cyclonedx.org/bom") },
    ],
    [{ attached: attached("attestation", "https://slsa.dev/provenance/v1") }, { attached: [] }],
    [{ attached: null }],
  ],
  "plimsoll/image-user": [
    [{ user: "app" }, { user: "1000:0" }, { user: "10" }],
    [{ user: "" }, { user: "root" }, { user: "0" }, { user: "0:1000" }, { user: ":1" }],
    [{ os: "windows", user: "" }, { os: null }],
  ],
  "plimsoll/image-remote-add": [
    [ran("COPY https://x /"), ran("ADD app.tgz /"), ran("ADD --checksum=sha256:1 https://x.example/a /")],
    [
      ran("ADD https://x.example/a /"),
      ran("ADD --chown=1:1 http://x.example/a /"),
      ran('/bin/sh -c #(nop) ADD ["https://x.example/a", "/"]'),
      ran("/bin/sh -c #(nop) ADD https://x.example/a /"),
    ],
    [{ history: [] }],
  ],
  "plimsoll/image-piped-download": [
    [
      ran("RUN curl -o a https://x.example && sha256sum -c a && sh a"),
      ran("RUN curl https://x.example | tar xz"),
      ran("RUN curl https://x.example | shasum"),
      ran("RUN curl -O a; cat b | sh"),
    ],
    [
      ran("RUN curl https://x.example | sh"),
      ran("RUN wget -qO- https://x.example | sudo -E bash -"),
      ran("RUN curl x | /bin/bash"),
      ran("RUN bash <(curl -s https://x.example)"),
      ran('RUN sh -c "$(curl -fsSL https://x.example)"'),
    ],
    [{ history: [] }],
  ],
  "plimsoll/image-env-secret": [
    [
      {
        envNames: [
          "PATH",
          "GPG_KEY",
          "TOKEN_FILE",
          "PASSENGER_VERSION",
          "KEYBOARD",
          "TOKENIZERS_PARALLELISM",
        ],
      },
    ],
    [{ envNames: ["API_KEY"] }, { envNames: ["github_token"] }, { envNames: ["MYSQL_ROOT_PASSWORD"] }],
    [],
  ],
  "plimsoll/image-age": [
    [{ createdAt: "2025-03-02T00:00:00Z" }],
    [{ createdAt: "2025-02-28T00:00:00Z" }],
    [{ createdAt: null }],
  ],
};

describe.each(IMAGE_CHECKS)("$id", ({ id, verdict }) => {
  const [met, unmet, silent] = WAYS[id]!;
  const of = (change: object) => verdict({ ...IMAGE, ...change }, NOW);
  it.each(met)("is met by %j", (change) => expect(of(change)).toEqual({ met: true }));
  it.each(unmet)("is not met by %j", (change) => expect(of(change)).toMatchObject({ met: false }));
  it.each(silent)("cannot tell of %j", (change) => expect(of(change)).toBeNull());
});
