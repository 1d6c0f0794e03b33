import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HumanStatus, VEX_JUSTIFICATIONS } from "../findings/lifecycle.ts";
import { cyclonedx } from "../ingest/adapters/cyclonedx/adapter.ts";
import { openvex } from "../ingest/adapters/openvex/adapter.ts";
import { type Covered, covering } from "./covering.ts";
import { cycloneDxDocument } from "./cyclonedx.ts";
import type { Saying } from "./document.ts";
import { componentId, productId, readIdentifier } from "./identifiers.ts";
import { openVexDocument } from "./openvex.ts";
import { tellingOf, verdictOf } from "./verdict.ts";

const issue = {
  id: "0b5c2f0e-3f55-4e3c-9d0e-1f8f6c5f7a11",
  author: "Shop security",
  at: "2026-11-01T00:00:00Z",
  product: { name: "Plimsoll", version: "1.0.0" },
};
const textOf = async (parts: AsyncGenerator<string>): Promise<string> =>
  (await Array.fromAsync(parts)).join("");
async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
const WRITERS = [
  ["OpenVEX", openVexDocument, openvex],
  ["CycloneDX", cycloneDxDocument, cyclonedx],
] as const;

const decision = fc
  .record({
    status: fc.constantFrom<HumanStatus>(
      "open",
      "acknowledged",
      "in_progress",
      "fix_claimed",
      "false_positive",
      "not_affected",
    ),
    comment: fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== ""),
    justification: fc.constantFrom(...VEX_JUSTIFICATIONS),
    fixed: fc.constant(false),
  })
  .map((one) => ({ ...one, justification: one.status === "not_affected" ? one.justification : null }));

const saying = (told: ReturnType<typeof tellingOf>, part: Partial<Saying> = {}): Saying => ({
  ...told,
  vulnerability: "CVE-2026-1001",
  aliases: [],
  product: productId({ kind: "repository", key: "", name: "registry.example.org/shop/web" }),
  component: "pkg:deb/debian/openssl",
  at: "2026-11-01T00:00:00Z",
  ...part,
});

describe.each(WRITERS)("%s", (_, write, adapter) => {
  it("says a decision so that it reads back as the same", () =>
    fc.assert(
      fc.asyncProperty(decision, async (decided) => {
        const text = await textOf(write(issue, once([saying(tellingOf(decided))])));
        const reading = adapter.read(JSON.parse(text));
        expect(reading.skipped).toEqual([]);
        const [statement] = reading.statements ?? [];
        expect(statement).toMatchObject({ vulnerability: "CVE-2026-1001", author: "Shop security" });
        const { status, justification } = verdictOf(statement!);
        expect({ status, justification }).toEqual({
          status: decided.status,
          justification: decided.justification,
        });
        const finding: Covered = {
          subject: { kind: "repository", key: "x", name: "registry.example.org/shop/web" },
          component: "deb/openssl",
          on: [{ digests: [], tags: ["1"], versions: ["3.0.1"] }],
        };
        expect(covering(statement!.products, finding)).toBe("whole");
        expect(covering(statement!.products, { ...finding, component: "deb/curl" })).toBeNull();
      }),
      { numRuns: 200 },
    ));

  it("is a document with nothing in it where nothing was decided", async () => {
    const reading = adapter.read(JSON.parse(await textOf(write(issue, once([])))));
    expect(reading.statements ?? []).toEqual([]);
  });
});

describe("what others say", () => {
  const said = { justification: "", impact: "", action: "", author: "Maker" };
  it.each([
    [{ status: "not_affected", justification: "component_not_present" }, "not_affected"],
    [{ status: "not_affected", impact: "We never ship it" }, "false_positive"],
    [{ status: "not_affected", justification: "because" }, "false_positive"],
    [{ status: "affected" }, "acknowledged"],
    [{ status: "under_investigation" }, "acknowledged"],
    [{ status: "fixed" }, "fix_claimed"],
    [{ status: "affected", impact: "Status at origin: risk_accepted" }, "acknowledged"],
    [{ status: "affected", impact: "Status at origin: false_positive" }, "acknowledged"],
  ] as const)("%j asks for %s", (statement, status) => {
    expect(verdictOf({ ...said, ...statement })).toMatchObject({ status });
  });
  it("is never without words", () => {
    expect(verdictOf({ ...said, status: "fixed" }).comment).toBe("VEX of Maker");
  });
});

describe("identifiers", () => {
  const sha = `sha256:${"a".repeat(64)}`;
  it.each([
    [
      `pkg:oci/web@${sha}?repository_url=registry.example.org/shop/web`,
      { repository: "registry.example.org/shop/web", digest: sha },
    ],
    ["nginx:1.27", { repository: "docker.io/library/nginx", tag: "1.27" }],
    [sha, { digest: sha }],
    ["pkg:npm/%40babel/core@7.0.0", { component: "npm/@babel/core", version: "7.0.0" }],
    ["pkg:deb/debian/openssl?distro=debian-12", { component: "deb/openssl", version: null }],
  ])("reads %s", (id, named) => expect(readIdentifier(id)).toMatchObject(named));

  it.each(["nginx", "cpe:2.3:a:x:y:*", "https://example.org/x", "", "pkg:oci/web"])("passes by %j", (id) =>
    expect(readIdentifier(id)).toBeNull(),
  );

  it("writes what it reads back", () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (key) => {
        expect(readIdentifier(productId({ kind: "host", key, name: "n" }))).toMatchObject({ asset: key });
        expect(readIdentifier(componentId({ key, purl: null }))).toMatchObject({ component: key });
      }),
    ));

  it("speaks of a part where only one image of two is named", () => {
    const finding: Covered = {
      subject: { kind: "repository", key: "x", name: "docker.io/library/nginx" },
      component: "deb/openssl",
      on: [
        { digests: [sha], tags: ["1"], versions: ["3.0.1"] },
        { digests: [`sha256:${"b".repeat(64)}`], tags: ["2"], versions: ["3.0.2"] },
      ],
    };
    expect(covering([{ id: sha, subcomponents: [] }], finding)).toBe("part");
    expect(covering([{ id: "pkg:deb/debian/openssl@3.0.1", subcomponents: [] }], finding)).toBe("part");
    expect(covering([{ id: "nginx:1", subcomponents: ["pkg:deb/debian/curl"] }], finding)).toBeNull();
    expect(covering([{ id: "nginx:3", subcomponents: [] }], finding)).toBeNull();
  });
});

const SCHEMA = process.env.PLIMSOLL_OPENVEX_SCHEMA ?? "";
it.skipIf(!existsSync(SCHEMA))(
  "OpenVEX is valid against its schema (PLIMSOLL_OPENVEX_SCHEMA names it)",
  async () => {
    const { Ajv2020 } = await import("ajv/dist/2020.js");
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(SCHEMA, "utf8")),
    );
    const sayings = (
      [
        "open",
        "acknowledged",
        "in_progress",
        "fix_claimed",
        "risk_accepted",
        "false_positive",
        "not_affected",
      ] as const
    ).map((status) =>
      saying(
        tellingOf({
          status,
          comment: "Seen",
          justification: status === "not_affected" ? "component_not_present" : null,
          fixed: false,
        }),
      ),
    );
    const document = JSON.parse(await textOf(openVexDocument(issue, once(sayings))));
    validate(document);
    expect(validate.errors).toBeNull();
    validate({ ...document, statements: [{ status: "not_affected" }] });
    expect(validate.errors).not.toBeNull();
  },
);
