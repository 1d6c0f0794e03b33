import { hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../access/actor.ts";
import { testDatabase } from "../db/testing.ts";
import { UnreadableDocument } from "./reading.ts";
import { readReadings } from "./readings.ts";
import { collector, findingsNow, push, wipe } from "./testing.ts";

/** Real documents of real tools, where they are at hand; the other tests do without them. */
const CORPUS = new URL("../../../shared/corpus/", import.meta.url);
const present = existsSync(CORPUS);
if (!present) console.log("skipped: no corpus of real documents beside the project");

await testDatabase();
beforeEach(wipe);

interface Document {
  body: Buffer;
  images: boolean;
}

/** Every Trivy and Grype document that states its time. */
const documents = (): Document[] =>
  ["trivy", "grype"].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, CORPUS))
      .sort()
      .map((name) => readFileSync(new URL(`${folder}/${name}`, CORPUS)))
      .flatMap((body): Document[] => {
        try {
          const readings = readReadings(body).map((part) => part.reading);
          if (readings.some((reading) => reading.scannedAt === null)) return [];
          return [{ body, images: readings.every((r) => r.targets.every((t) => t.asset.kind === "image")) }];
        } catch (error) {
          if (error instanceof UnreadableDocument) return [];
          throw error;
        }
      }),
  );

const pushAll = async (actor: Actor, all: Document[]) => {
  for (const { body, images } of all) {
    // Directory scans all call themselves ".": each comes from a repository of its own.
    const subjects = images ? [] : [`source:https://example.org/${hash("sha256", body).slice(0, 8)}`];
    await push(actor, body, { subjects });
  }
};

describe.skipIf(!present)("real Trivy and Grype documents", { timeout: 180_000 }, () => {
  it("a second push changes nothing, and every order ends in the same state", async () => {
    const all = documents();
    expect(all.length).toBeGreaterThan(15);
    await pushAll(await collector("ci"), all);
    const first = await findingsNow();
    expect(first.length).toBeGreaterThan(300);
    await pushAll(await collector("ci"), all);
    expect(await findingsNow()).toEqual(first);
    for (const order of [all.toReversed(), [...all.slice(all.length / 2), ...all.slice(0, all.length / 2)]]) {
      await wipe();
      await pushAll(await collector("ci"), order);
      expect(await findingsNow()).toEqual(first);
    }
  });

  it("another tag of the same content changes no finding", async () => {
    const all = documents().filter((document) => document.images);
    await pushAll(await collector("ci"), all);
    const first = await findingsNow();
    const again = await collector("ci");
    for (const { body } of all) {
      const [mention] = readReadings(body)[0]!.reading.targets.map((t) => t.asset);
      if (mention?.kind !== "image" || !mention.references[0]) continue;
      const name = mention.references.find((r) => /^[a-z0-9./-]+(:[\w.-]+)?$/.test(r) && !r.includes(".tar"));
      if (name) await push(again, body, { subjects: [`image:${name.replace(/:[\w.-]+$/, "")}:another-tag`] });
    }
    const after = await findingsNow();
    expect(after.map((f) => [f.subject, f.rule, f.component, f.state])).toEqual(
      first.map((f) => [f.subject, f.rule, f.component, f.state]),
    );
  });
});
