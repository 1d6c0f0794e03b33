import { beforeEach, describe, expect, it } from "vitest";
import { grypeImage } from "../../prisma/factories/grype.ts";
import { clusterList, type DemoNode } from "../../prisma/factories/kubernetes.ts";
import type { Flaw } from "../../prisma/factories/packages.ts";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import { wrongHazards } from "../assurance/invariants.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const lodash: Flaw = {
  id: "CVE-2026-0003",
  ghsa: "GHSA-aaaa-bbbb-cccc",
  package: "lodash",
  type: "npm",
  version: "4.17.20",
  severity: "critical",
};
const zlib: Flaw = {
  id: "CVE-2026-0009",
  package: "zlib",
  type: "deb",
  version: "1",
  severity: "negligible",
};
const image = (change: Partial<ScannedImage> = {}): ScannedImage => ({
  repository: "registry.example/shop/cart",
  tag: "1.0",
  content: "cart 1.0",
  os: { family: "debian", name: "12" },
  flaws: [lodash],
  at: "2026-03-01T10:00:00Z",
  ...change,
});
/** Grype with a database that does not know the CVE of a GHSA. */
const withoutAliases = (report: ReturnType<typeof grypeImage>) => ({
  ...report,
  matches: report.matches.map((match) => ({ ...match, relatedVulnerabilities: [] })),
});

describe("facts that arrive late", () => {
  it("two names of one flaw weigh once, also on images of which the report that says so knows nothing", async () => {
    const ci = await collector("ci");
    await push(ci, trivyImage(image()));
    await push(ci, withoutAliases(grypeImage(image({ at: "2026-03-01T11:00:00Z" }))));
    const elsewhere = {
      repository: "registry.example/shop/other",
      content: "other",
      at: "2026-03-01T12:00:00Z",
    };
    await push(ci, grypeImage(image(elsewhere)));
    expect(await wrongHazards()).toEqual([]);
  });

  it("an image is as old as its first sighting and as fresh as its last", async () => {
    const ci = await collector("ci");
    for (const at of ["2026-03-02T10:00:00Z", "2026-03-01T10:00:00Z", "2026-03-03T10:00:00Z"])
      await push(ci, trivyImage(image({ at })));
    const rows = await sql<{ first: Date; last: Date }>`
      select first_seen as first, last_seen as last from asset where kind = 'image'`;
    expect(rows).toEqual([
      { first: new Date("2026-03-01T10:00:00Z"), last: new Date("2026-03-03T10:00:00Z") },
    ]);
  });

  it.each([[[0, 1, 2]], [[1, 0, 2]], [[2, 1, 0]], [[2, 0, 1]]])(
    "a closed finding is as bad as it ever was, in the order %j",
    async (order) => {
      const ci = await collector("ci");
      const reports = [
        // Trivy has no word for negligible.
        trivyImage(image({ flaws: [zlib] })),
        grypeImage(image({ flaws: [zlib], at: "2026-03-01T11:00:00Z" })),
        trivyImage(image({ flaws: [], at: "2026-03-01T12:00:00Z" })),
      ];
      for (const which of order) await push(ci, reports[which]);
      await push(ci, grypeImage(image({ flaws: [], at: "2026-03-01T13:00:00Z" })));
      const rows = await sql<{ state: number; severity: number }>`select state, severity from finding`;
      expect(rows).toEqual([{ state: 2, severity: 3 }]);
    },
  );

  it("a list describes a machine although a sensor has seen it since", async () => {
    const node: DemoNode = { name: "w1", role: "worker", region: "north", zone: "a", provider: "metal" };
    const agent = await collector("agent");
    const event = {
      output: "Shell",
      priority: "Warning",
      rule: "Shell",
      time: "2026-03-01T12:00:00Z",
      hostname: "w1",
      output_fields: {},
    };
    await push(agent, event, { subjects: ["cluster:prod", "host:w1"] });
    const list = clusterList("prod", [node], [], new Date("2026-03-01T11:00:00Z"), "2026-01-01T00:00:00Z");
    await push(agent, list, { subjects: ["cluster:prod"], statedAt: new Date("2026-03-01T11:00:00Z") });
    const [host] = await sql<{ zone: string; kernel: string | null }>`
      select a.labels ->> 'topology.kubernetes.io/zone' as zone, d.kernel
      from asset a join host_detail d on d.asset_id = a.id where a.kind = 'host'`;
    expect(host).toMatchObject({ zone: "a", kernel: expect.stringContaining("6.1") });
  });
});
