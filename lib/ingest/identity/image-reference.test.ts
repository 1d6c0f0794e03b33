import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImageMention } from "../reading.ts";
import { parseReference, repositoryOf, tagFamily } from "./image-reference.ts";

const hex = "0123456789abcdef".repeat(4);
const digest = `sha256:${hex}`;

describe("parseReference", () => {
  it.each([
    ["nginx", "docker.io/library/nginx", null, null],
    ["nginx:1.27", "docker.io/library/nginx", "1.27", null],
    [" nginx:1.27\n", "docker.io/library/nginx", "1.27", null],
    ["docker.io/nginx", "docker.io/library/nginx", null, null],
    ["index.docker.io/library/nginx:1", "docker.io/library/nginx", "1", null],
    ["INDEX.docker.io:443/nginx", "docker.io/library/nginx", null, null],
    ["bitnami/redis:7", "docker.io/bitnami/redis", "7", null],
    [`docker-pullable://quay.io/a/b@${digest}`, "quay.io/a/b", null, digest],
    ["GHCR.io/team/app", "ghcr.io/team/app", null, null],
    [`ghcr.io/team/app:v1@${digest}`, "ghcr.io/team/app", "v1", digest],
    ["registry.example:443/app:1", "registry.example/app", "1", null],
    ["registry.example:80/app", "registry.example/app", null, null],
    ["registry.example:5000/app", "registry.example:5000/app", null, null],
    ["build:443/app", "build:443/app", null, null],
    ["localhost/app", "localhost/app", null, null],
    ["localhost:5000/app:dev", "localhost:5000/app", "dev", null],
    ["[2001:db8::1]:5000/app", "[2001:db8::1]:5000/app", null, null],
    ["[2001:db8::1]:443/app", "[2001:db8::1]/app", null, null],
    ["a/b__c/d--e.f:T_1", "docker.io/a/b__c/d--e.f", "T_1", null],
    ["docker:24-dind", "docker.io/library/docker", "24-dind", null],
    ["registry:2", "docker.io/library/registry", "2", null],
    ["registry:ghcr.io/team/app:1", "ghcr.io/team/app", "1", null],
    ["docker:nginx:1.27", "docker.io/library/nginx", "1.27", null],
    ["app.tar:1", "docker.io/library/app.tar", "1", null],
    ["cafe", "docker.io/library/cafe", null, null],
  ])("reads %s", (text, repository, tag, stated) => {
    expect(parseReference(text)).toMatchObject({ repository, tag, digest: stated });
  });

  it.each([
    "",
    ".",
    "..",
    "./x",
    "/x",
    "../x",
    "x/",
    "/",
    "a//b",
    "app.tar",
    "dist/app.tar.gz",
    "app.TGZ",
    hex,
    hex.slice(0, 12),
    digest,
    `sha256:${hex.slice(0, 20)}`,
    `docker://${digest}`,
    "Nginx",
    "docker.io/Team/app",
    "Users/app",
    "C:\\images\\app",
    "dir:/srv",
    "a b",
    "nginx:",
    "nginx@",
    "nginx:-x",
    "nginx@sha256:abc",
    `nginx@${digest}@${digest}`,
    "-a/b",
    "a_/b",
    "exa_mple.org/app",
    `nginx:${"t".repeat(129)}`,
    "a".repeat(260),
    "host:port/app",
  ])("refuses %s", (text) => {
    expect(parseReference(text)).toBeNull();
  });

  it("is a fixed point on what it made", () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,4}([._-][a-z0-9]{1,3})?$/);
    const host = fc.constantFrom(
      "",
      "Docker.io/",
      "index.docker.io/",
      "R.example:443/",
      "localhost:80/",
      "b:80/",
      "b:5000/",
    );
    const tail = fc.constantFrom("", ":v1", `@${digest}`, `:v1@${digest}`);
    fc.assert(
      fc.property(host, fc.array(part, { minLength: 1, maxLength: 3 }), tail, (registry, parts, end) => {
        const once = parseReference(registry + parts.join("/") + end);
        if (once) expect(parseReference(once.repository + end)).toEqual(once);
      }),
    );
  });

  it("never throws and never takes long", () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => void parseReference(text)));
    const started = performance.now();
    parseReference(`${"a".repeat(100_000)}-`);
    parseReference(`${"a-".repeat(50_000)}!`);
    parseReference(`${"a.".repeat(50_000)}/x`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

const mention = (part: Partial<ImageMention>): ImageMention => ({
  kind: "image",
  references: [],
  tags: [],
  configDigests: [],
  repoDigests: [],
  manifestDigest: null,
  os: null,
  platform: null,
  layers: [],
  createdAt: null,
  sizeBytes: null,
  labels: {},
  runsIn: null,
  artifact: "",
  ...part,
});

describe("repositoryOf", () => {
  it.each([
    [
      "the subject wins",
      { references: ["nginx:1"] },
      "ghcr.io/t/web:2",
      "ghcr.io/t/web",
      "2",
      ["docker.io/library/nginx"],
    ],
    [
      "the first that parses",
      { references: ["./app.tar", hex, "redis:7", "quay.io/x/redis"] },
      null,
      "docker.io/library/redis",
      "7",
      ["quay.io/x/redis"],
    ],
    [
      "an unreadable subject is passed over",
      { references: ["redis:7"] },
      "./redis",
      "docker.io/library/redis",
      "7",
      [],
    ],
    [
      "a tag of the same repository is taken up",
      { references: ["redis"], tags: ["quay.io/x/redis:6", "redis:7"] },
      null,
      "docker.io/library/redis",
      "7",
      [],
    ],
    [
      "a plain tag is taken up",
      { references: ["redis"], tags: ["7-alpine"] },
      null,
      "docker.io/library/redis",
      "7-alpine",
      [],
    ],
    [
      "a later candidate of the same repository gives the tag",
      { references: ["redis", "redis:7"] },
      null,
      "docker.io/library/redis",
      "7",
      [],
    ],
    ["nothing stated means latest", { references: ["redis"] }, null, "docker.io/library/redis", "latest", []],
    [
      "a digest alone has no tag",
      { references: [`redis@${digest}`], tags: ["redis:7"] },
      null,
      "docker.io/library/redis",
      null,
      [],
    ],
  ] as const)("%s", (_, part, subject, repository, tag, alsoKnownAs) => {
    const named = repositoryOf(
      mention({ ...part, references: [...part.references], tags: "tags" in part ? [...part.tags] : [] }),
      subject,
      "ci",
    );
    expect(named).toMatchObject({ repository, tag, alsoKnownAs, named: true });
  });

  it("makes up a name that shows collector and artifact", () => {
    const unnamed = { tag: null, digest: null, alsoKnownAs: [], named: false };
    expect(repositoryOf(mention({ references: ["./a.tar"], artifact: "./a.tar" }), null, "ci/main")).toEqual({
      repository: "unnamed/ci-main/./a.tar",
      ...unnamed,
    });
    expect(repositoryOf(mention({}), null, "ci").repository).toBe("unnamed/ci/image");
  });
});

describe("tagFamily", () => {
  it.each([
    ["1.27.3", "#.#.#"],
    ["v1.2.3-alpine3", "v#.#.#-alpine#"],
    ["main-4f2a9c1", "main-#"],
    ["main-4f2a9c", "main-#f#a#c"],
    ["20260102-nightly", "#-nightly"],
    ["latest", "latest"],
    ["1.2-g0a1b2c3d4", "#.#-g#"],
  ])("%s → %s", (tag, family) => expect(tagFamily(tag)).toBe(family));

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.string(), (tag) => {
        expect(tagFamily(tagFamily(tag))).toBe(tagFamily(tag));
      }),
    );
  });
});
