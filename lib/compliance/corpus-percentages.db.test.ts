import { existsSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../access/actor.ts";
import { withClock } from "../clock.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { saveFramework } from "./custom/write.ts";
import { getFramework } from "./read.ts";

/** Real documents of real tools, where they are at hand. */
const CORPUS = new URL("../../../shared/corpus/", import.meta.url);
const present = existsSync(CORPUS);
if (!present) console.log("skipped: no corpus of real documents beside the project");

await testDatabase();
beforeEach(wipe);
const actor = systemActor("test");

/** The controls that Kubescape asked of the file, as a framework of one's own. */
const ASKED =
  "C-0009 C-0012 C-0013 C-0014 C-0016 C-0017 C-0020 C-0030 C-0034 C-0038 C-0041 C-0044 C-0045 C-0046 C-0048 C-0055 C-0057 C-0260";
const ofKubescape = {
  id: "kubescape-asked",
  title: "What Kubescape asked",
  version: "1",
  publisher: "Test",
  source: "Test",
  sections: [{ id: "1", title: "All", parent: null }],
  controls: ASKED.split(" ").map((id) => ({
    id,
    section: "1",
    title: id,
    checks: [`kubescape/${id}`],
    appliesTo: ["workload", "source"],
  })),
};

/** Counted by hand in the documents: PASS, FAIL (docker-bench: WARN), and what the tool leaves to people. */
describe.skipIf(!present)("the percentage is that of the document", () => {
  it("kube-bench 1.6 on one control-plane node: 37 passed, 36 failed, 49 are left to people", async () => {
    await push(await collector("bench"), readFileSync(new URL("kube-bench/dd-controls.json", CORPUS)), {
      subjects: ["host:node-a", "cluster:prod"],
    });
    const { totals, percent } = await getFramework(actor, "cis-kubernetes-1.6", {});
    expect(totals).toMatchObject({ met: 37, not_met: 36, not_assessed: 49, partly_met: 0 });
    expect(percent).toBeCloseTo((100 * 37) / 122, 12);
  });

  it("docker-bench 1.3.6: 48 passed, 33 warned, 36 are left to people, one was not asked yet", async () => {
    // It says when it was made; a pass of long ago would be stale.
    const soon = new Date("2022-08-01T17:00:00Z");
    const bench = await collector("bench");
    const document = readFileSync(new URL("docker-bench-security/dd-many.json", CORPUS));
    await withClock(soon, () => push(bench, document, { subjects: ["host:docker-a"] }));
    const { totals, percent } = await withClock(soon, () => getFramework(actor, "cis-docker-1.6.0", {}));
    expect(totals).toMatchObject({ met: 48, not_met: 33, not_assessed: 37, partly_met: 0 });
    expect(percent).toBeCloseTo((100 * 48) / 118, 12);
  });

  it("Kubescape on one file: of 18 controls 15 passed and 3 failed", async () => {
    const document = readFileSync(new URL("kubescape/dd-with-a-failure.json", CORPUS));
    await push(await collector("scanner"), document, { subjects: ["cluster:prod"] });
    await saveFramework(actor, { document: JSON.stringify(ofKubescape) });
    const { percent, totals } = await getFramework(actor, ofKubescape.id, {});
    expect(totals).toMatchObject({ met: 15, not_met: 3 });
    expect(percent).toBeCloseTo((100 * 15) / 18, 12);
  });
});
