import { beforeAll, beforeEach, expect, it } from "vitest";
import { grypeImage } from "../../prisma/factories/grype.ts";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { testDatabase } from "../db/testing.ts";
import { listFindings } from "../findings/read.ts";
import { filterOf } from "../findings/testing.ts";
import { triageFinding } from "../findings/triage/write.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { getAnswer } from "./read.ts";
import { AdvisoryAnswer } from "./schema.ts";
import { verdictOf } from "./verdict.ts";
import { exportAnswer } from "./write.ts";

await testDatabase();
let ana: Actor;
beforeAll(async () => {
  ana = await person("analyst", "Ana");
});
beforeEach(wipe);

const CVE = "CVE-2026-4001";
const scan = async (name: string, at: string, format: typeof trivyImage | typeof grypeImage = trivyImage) =>
  push(
    await collector("ci"),
    format({
      repository: `registry.example.org/shop/${name}`,
      tag: "1.0",
      content: `${name} 1.0`,
      os: { family: "debian", name: "12" },
      flaws: [
        {
          id: CVE,
          ghsa: "GHSA-aaaa-bbbb-cccc",
          package: "lodash",
          type: "npm",
          version: "4.17.20",
          fixed: "4.17.21",
          severity: "critical",
        },
      ],
      at,
    }),
  );
const answer = (name = CVE) => getAnswer(ana, name);

it("says where it is, since when, and whose it is", async () => {
  await scan("web", "2026-11-01T00:00:00Z");
  await scan("pay", "2026-11-02T00:00:00Z", grypeImage);
  const found = AdvisoryAnswer.strict().parse(await answer());
  expect(verdictOf(found)).toBe("affected");
  expect(found).toMatchObject({
    counts: { open: 2, fixable: 2, assets: 2, fixed: 0 },
    window: { firstSeen: "2026-11-01T00:00:00.000Z", fixedAt: null },
    owners: [{ team: null, open: 2 }],
    kev: null,
    feeds: { kev: null, epss: null },
  });
  expect(found.findings.map((row) => row.subject.name).sort()).toEqual([
    "registry.example.org/shop/pay",
    "registry.example.org/shop/web",
  ]);
  expect((await answer("GHSA-aaaa-bbbb-cccc")).name).toBe(CVE);
});

it("tells dismissed from affected, and never seen from not affected", async () => {
  await scan("web", "2026-11-01T00:00:00Z");
  const { rows } = await listFindings(ana, filterOf({ rule: CVE }));
  await triageFinding(ana, rows[0]!.id, {
    status: "false_positive",
    version: rows[0]!.version,
    comment: "Not built",
    justification: null,
  });
  expect(verdictOf(await answer())).toBe("dismissed");
  const unseen = await answer("CVE-2099-1");
  expect(unseen).toMatchObject({ known: false, findings: [], window: { firstSeen: null } });
  expect(verdictOf(unseen)).toBe("never_seen");
});

it("fits one page of PDF whatever it is", async () => {
  for (let n = 0; n < 30; n++) await scan(`a-rather-long-name-of-a-service-${n}`, "2026-11-01T00:00:00Z");
  const pdf = Buffer.concat(await Array.fromAsync((await exportAnswer(ana, CVE, "Europe/Berlin")).bytes));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
});
