import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { kubeBench } from "../../prisma/factories/kube-bench.ts";
import type { Actor } from "../access/actor.ts";
import { clock, withClock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { listDueAttestations, openEvidence } from "./attestations/read.ts";
import { proposeAttestation, reviewAttestation } from "./attestations/write.ts";
import { getBaseline, listBaselines } from "./baselines/read.ts";
import { archiveBaseline, saveBaseline } from "./baselines/write.ts";
import { retireFramework, saveFramework } from "./custom/write.ts";
import { findFramework } from "./frameworks/frameworks.ts";
import { getControl, getFramework, listFrameworks } from "./read.ts";

await testDatabase();
const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const person = (n: number, role: Actor["role"], name: string): Actor => ({
  kind: "person",
  id: uuid(n),
  name,
  role,
  requestId: null,
  ip: null,
});
const ana = person(1, "analyst", "Ana");
const cleo = person(2, "ciso", "Cleo");
const viewer = person(3, "viewer", "Vic");

const scan = (failing: readonly string[]) =>
  kubeBench(findFramework("cis-kubernetes-1.6")!, "1.6", ["4"], (id, manual) =>
    failing.includes(id) ? "FAIL" : manual ? "WARN" : "PASS",
  );
const at = { subjects: ["host:node-a", "cluster:prod"] };

describe("an attestation", () => {
  const ISO = "iso-27001-2022";
  const wish = () => ({
    statement: "Reviewed and approved by the board on paper.",
    effectiveFrom: clock().toISOString(),
    intervalDays: 90,
  });
  const status = async (now = clock()) =>
    withClock(now, async () => (await getControl(viewer, ISO, "A.5.1", {})).status);
  let id = 0;

  beforeAll(async () => {
    await wipe();
    await push(await collector("node"), scan([]), at);
  });

  it("changes nothing until another person agrees, holds for its days, and is stale after", async () => {
    expect(await status()).toBe("not_assessed");
    const file = Buffer.from("minutes of the board");
    ({ id } = await proposeAttestation(ana, ISO, "A.5.1", { ...wish(), fileName: "minutes.txt" }, file));
    expect(await status()).toBe("not_assessed");
    await expect(
      reviewAttestation({ ...ana, role: "admin" }, id, { review: "agree", note: "", version: 1 }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await reviewAttestation(cleo, id, { review: "agree", note: "Seen.", version: 1 });
    expect(await status()).toBe("attested");
    expect(await status(new Date(clock().getTime() + 91 * 86_400_000))).toBe("stale");
  });

  it("is of its own framework: the same number elsewhere stays as it was", async () => {
    const { totals } = await getFramework(viewer, "soc-2-2022", {});
    expect(totals.attested).toBe(0);
    expect((await getFramework(viewer, ISO, {})).totals.attested).toBe(1);
  });

  it("keeps its file sealed and gives it back as it was", async () => {
    const [row] = await sql<{
      sealed: Buffer;
    }>`select file_sealed as sealed from attestation where id = ${id}`;
    expect(row!.sealed.includes("board")).toBe(false);
    const { name, bytes } = await openEvidence(viewer, id);
    expect([name, bytes.toString()]).toEqual(["minutes.txt", "minutes of the board"]);
  });

  it("is shown with what each person may do", async () => {
    const second = await proposeAttestation(ana, ISO, "A.5.1", wish(), Buffer.alloc(0));
    const may = async (actor: Actor) =>
      (await getControl(actor, ISO, "A.5.1", {})).attestations.find((each) => each.id === second.id)!.may;
    expect([await may(ana), await may(cleo), await may(viewer)]).toEqual([
      ["withdraw"],
      ["agree", "decline"],
      [],
    ]);
    await expect(
      reviewAttestation(cleo, second.id, { review: "decline", note: "", version: 1 }),
    ).rejects.toMatchObject({ code: "invalid" });
    await reviewAttestation(ana, second.id, { review: "withdraw", note: "", version: 1 });
    await expect(
      reviewAttestation(cleo, second.id, { review: "agree", note: "", version: 1 }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it.each([
    ["viewers do not attest", viewer, "A.5.1", {}, "forbidden"],
    ["what tools answer", ana, "A.8.15", {}, "invalid"],
    ["what is not there", ana, "A.9.9", {}, "not_found"],
    ["longer than the control allows", ana, "A.5.1", { intervalDays: 1000 }, "invalid"],
    ["a name without a file", ana, "A.5.1", { fileName: "x" }, "invalid"],
    ["a cluster that is not there", ana, "A.5.1", { cluster: 999_999 }, "not_found"],
  ] as const)("%s: refused", async (_, actor, control, extra, code) => {
    await expect(
      proposeAttestation(actor, ISO, control, { ...wish(), ...extra }, Buffer.alloc(0)),
    ).rejects.toMatchObject({ code });
  });

  it("is due while it waits, before it ends and after, until a newer one holds", async () => {
    const due = async (days: number) =>
      withClock(new Date(clock().getTime() + days * 86_400_000), async () =>
        (await listDueAttestations(viewer, { after: 0, limit: 10 })).rows.map((row) => row.due),
      );
    expect([await due(0), await due(61), await due(91)]).toEqual([[], ["ends"], ["over"]]);
  });

  it("is in the audit log, each step", async () => {
    const rows = await sql<{ action: string }>`
      select entry::json->>'action' as action from audit_pending where entry like '%attestation.%' order by id`;
    expect(rows.map(({ action }) => action)).toEqual([
      "attestation.proposed",
      "attestation.agreed",
      "attestation.proposed",
      "attestation.withdrawn",
    ]);
  });
});

describe("a framework of one's own", () => {
  beforeEach(async () => {
    await wipe();
    await push(await collector("node"), scan(["4.2.1"]), at);
  });
  const draft = (checks: string[]) => ({
    id: "house-rules",
    title: "House rules",
    version: "1",
    publisher: "Us",
    source: "Our wiki",
    sections: [{ id: "1", title: "All", parent: null }],
    controls: [
      { id: "1.1", section: "1", title: "Kubelets refuse strangers", checks },
      { id: "1.2", section: "1", title: "The wiki is read" },
    ],
  });
  const bring = (document: unknown, revision?: number) =>
    saveFramework(cleo, { document: JSON.stringify(document), ...(revision ? { revision } : {}) });
  const found = async () =>
    (await listFrameworks(viewer, {})).frameworks.find(({ id }) => id === "house-rules");

  it("is evaluated like those that ship, changes by revision, and can be retired", async () => {
    expect(await bring(draft(["cis-k8s@1.6/4.2.1"]))).toEqual({
      id: "house-rules",
      revision: 1,
      controls: 2,
    });
    expect((await found())!.totals).toMatchObject({ not_met: 1, not_assessed: 1 });
    await expect(bring(draft([]))).rejects.toMatchObject({ code: "conflict" });
    await bring(draft(["cis-k8s@1.6/4.2.2"]), 1);
    expect((await found())!.totals).toMatchObject({ met: 1, not_assessed: 1 });
    await retireFramework(cleo, "house-rules");
    expect(await found()).toBeUndefined();
  });

  it("may be an OSCAL catalogue; withdrawn controls are left out", async () => {
    const catalog = {
      uuid: "5f1b1c1e-0000-4000-8000-000000000000",
      metadata: { title: "Tiny catalogue", version: "2" },
      groups: [
        {
          id: "ac",
          title: "Access",
          controls: [
            {
              id: "ac-1",
              title: "Doors",
              props: [{ name: "label", value: "AC-1" }],
              parts: [{ name: "statement", prose: "Doors are", parts: [{ name: "item", prose: "shut." }] }],
              controls: [{ id: "ac-1.1", title: "Windows" }],
            },
            { id: "ac-2", title: "Gone", props: [{ name: "status", value: "Withdrawn" }] },
          ],
        },
      ],
    };
    expect(await bring({ catalog })).toMatchObject({ id: "tiny-catalogue-2", controls: 2 });
    const control = await getControl(viewer, "tiny-catalogue-2", "AC-1", {});
    expect(control).toMatchObject({ title: "Doors", requirement: "Doors are shut.", assessment: "manual" });
  });

  it.each([
    ["neither JSON nor YAML", "{", /neither JSON nor YAML/],
    [
      "an unknown section",
      JSON.stringify({ ...draft([]), sections: [{ id: "2", title: "x", parent: null }] }),
      /no section 1/,
    ],
    ["a check of no grammar", JSON.stringify(draft(["nonsense"])), /check pattern "nonsense"/],
    ["the id of one that ships", JSON.stringify({ ...draft([]), id: "iso-27001-2022" }), /ships with/],
  ])("%s is refused with the reason", async (_, document, message) => {
    await expect(saveFramework(cleo, { document })).rejects.toThrow(message);
  });

  it("is not brought by those who may not", async () => {
    await expect(saveFramework(ana, { document: "{}" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a baseline", () => {
  it("lists only what drifted", async () => {
    await wipe();
    const node = await collector("node");
    await push(node, scan(["4.1.1"]), at);
    const { id } = await saveBaseline(cleo, { name: "As accepted in spring" });
    expect((await listBaselines(viewer))[0]).toMatchObject({
      name: "As accepted in spring",
      counts: { worse: 0, better: 0, silent: 0, other: 0 },
    });
    await withClock(new Date(clock().getTime() + 60_000), () => push(node, scan(["4.2.1"]), at));
    const { drift, counts, next } = await getBaseline(viewer, id, { limit: 100 });
    expect(drift.map((line) => [line.rule.key, line.was, line.is, line.drift]).sort()).toEqual([
      ["cis-k8s@1.6/4.1.1", "fail", "pass", "better"],
      ["cis-k8s@1.6/4.2.1", "pass", "fail", "worse"],
    ]);
    expect([counts.worse, counts.better, next]).toEqual([1, 1, null]);
    const first = await getBaseline(viewer, id, { limit: 1 });
    const second = await getBaseline(viewer, id, { limit: 1, after: first.next! });
    expect([...first.drift, ...second.drift]).toEqual(drift);
    await archiveBaseline(cleo, id);
    expect(await listBaselines(viewer)).toEqual([]);
  });

  it("is not saved over nothing, nor by everybody", async () => {
    await wipe();
    await expect(saveBaseline(cleo, { name: "x" })).rejects.toMatchObject({ code: "invalid" });
    await expect(saveBaseline(ana, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });
});
