import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { trivyImage } from "../../../prisma/factories/trivy.ts";
import type { Actor } from "../../access/actor.ts";
import { person } from "../../access/testing.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, push, wipe } from "../../ingest/testing.ts";
import { RiskDraft, RiskList } from "../schema.ts";
import { getRisk, listRisks } from "./read.ts";
import { addRisk, changeRisk, moveRisk } from "./write.ts";

await testDatabase();
let ciso: Actor;
let viewer: Actor;
beforeAll(async () => {
  ciso = await person("ciso", "Cleo");
  viewer = await person("viewer", "Vera");
});
beforeEach(wipe);

const draft = (change: Partial<RiskDraft> = {}): RiskDraft =>
  RiskDraft.parse({
    name: "A known flaw is exploited",
    threats: ["T1190 Exploit public-facing application"],
    likelihood: 5,
    impact: 4,
    reviewOn: "2026-06-01",
    mitigations: [
      {
        title: "Images are scanned",
        frameworkId: "nist-sp-800-190",
        controlId: "4.1.1",
        lowers: "likelihood",
      },
    ],
    ...change,
  });

const image = (tag: string, flaws: number) =>
  trivyImage({
    repository: "registry.example.org/shop/web",
    tag,
    content: `web ${tag}`,
    os: { family: "debian", name: "12" },
    at: new Date().toISOString(),
    flaws: Array.from({ length: flaws }, (_, n) => ({
      id: `CVE-2026-${n}`,
      package: "openssl",
      type: "deb" as const,
      version: "1",
      fixed: "2",
      severity: "critical" as const,
    })),
  });

describe("a risk", () => {
  it("is as likely as it is written while nobody has looked, and falls as its control's checks pass", async () => {
    const { id } = await addRisk(ciso, draft());
    expect(await getRisk(ciso, id)).toMatchObject({
      residual: { likelihood: 5, impact: 4 },
      level: "severe",
    });
    const ci = await collector("ci");
    await push(ci, image("1.0", 1));
    const failing = await getRisk(ciso, id);
    expect(failing.mitigations[0]).toMatchObject({ failed: 1, control: "Image vulnerabilities" });
    await push(ci, image("1.0", 0));
    const passing = await getRisk(ciso, id);
    expect(passing.mitigations[0]).toMatchObject({ passed: 3, failed: 0, effectiveness: 1 });
    expect(passing.residual).toEqual({ likelihood: 1, impact: 4 });
    expect(failing.residual.likelihood).toBeGreaterThan(passing.residual.likelihood);
  });

  it("takes only the steps there are, each with its reason in the audit log", async () => {
    const { id } = await addRisk(ciso, draft());
    const move = (to: "assessed" | "treating" | "treated", version: number) =>
      moveRisk(ciso, id, { to, note: "looked at", version });
    await expect(move("treated", 1)).rejects.toThrow(/can't become treated/);
    await move("assessed", 1);
    await expect(move("treating", 2)).rejects.toThrow(/Choose a treatment first/);
    await expect(move("treating", 1)).rejects.toMatchObject({ code: "conflict" });
    await changeRisk(ciso, id, { ...draft({ treatment: "mitigate" }), version: 2 });
    await move("treating", 3);
    expect(await getRisk(ciso, id)).toMatchObject({ state: "treating", treatment: "mitigate", version: 4 });
    const entries = await sql<{ action: string }>`
      select entry::jsonb ->> 'action' as action from audit_pending
      where entry like '%"risk.%' and entry::jsonb -> 'subject' ->> 'id' = ${String(id)} order by id`;
    expect(entries.map(({ action }) => action)).toEqual([
      "risk.added",
      "risk.moved",
      "risk.changed",
      "risk.moved",
    ]);
  });

  it("comes due on its day, and the gravest stands first", async () => {
    await addRisk(ciso, draft({ name: "small", likelihood: 1, impact: 1, mitigations: [] }));
    await addRisk(ciso, draft({ name: "large", mitigations: [] }));
    const on = (at: string) => withClock(new Date(at), () => listRisks(viewer));
    const { risks } = RiskList.parse(await on("2026-05-31T23:59:59Z"));
    expect(risks.map(({ name, due }) => [name, due])).toEqual([
      ["large", false],
      ["small", false],
    ]);
    expect((await on("2026-06-01T00:00:00Z")).risks.every(({ due }) => due)).toBe(true);
  });

  it("names only controls there are, and is written by who may", async () => {
    const nowhere = {
      title: "x",
      frameworkId: "nist-sp-800-190",
      controlId: "9.9",
      lowers: "impact" as const,
    };
    await expect(addRisk(ciso, draft({ mitigations: [nowhere] }))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(addRisk(viewer, draft())).rejects.toMatchObject({ code: "forbidden" });
    await expect(getRisk(ciso, 999)).rejects.toMatchObject({ code: "not_found" });
  });
});
