import { type Reading, UnreadableDocument } from "../../reading.ts";
import { asList, asNumber, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { imageOf, systemOf } from "./image.ts";
import { take } from "./scan.ts";
import { SLICE } from "./vulnerability.ts";

export const isPage = (report: JsonObject): boolean =>
  "result" in report && "pagesize" in report && asObject(report.query) !== null;

/** A page of `GET /api/v2/risks/vulnerabilities`: one entry for each vulnerability, resource and image. */
export function readPage(report: JsonObject, format: string): Reading {
  if (!Array.isArray(report.result ?? [])) throw new UnreadableDocument("/result", "not a list");
  const entries = asList(report.result);
  const tally = newTally();
  const targets = newTargetList();
  const images = new Map<string, Reading["subjects"][number]>();
  let needs: Reading["needs"] = null;
  const mention = (stated: JsonObject) => {
    const image = imageOf(stated);
    needs ??= image.needs;
    images.set(JSON.stringify(image.shown), image.shown);
    return image.asset;
  };
  for (const [index, raw] of entries.entries()) {
    const entry = asObject(raw);
    const path = step("/result", index);
    if (entry === null) {
      tally.skipped.push({ path, reason: "not an object" });
      continue;
    }
    const observations: Parameters<typeof take>[5] = [];
    take(entry, asObject(entry.resource), systemOf(entry)?.type ?? "", path, tally, observations);
    addToTarget(targets, mention(entry), { slices: [SLICE], observations });
  }
  const asked = asObject(report.query);
  if (entries.length === 0 && asWord(asked?.image_name) !== null)
    addToTarget(targets, mention({ image: asked?.image_name, registry: asText(asked?.registry_name) }), {
      slices: [],
      observations: [],
    });
  const total = asNumber(report.count) ?? 0;
  if (total > entries.length)
    tally.notes.push({
      path: "/count",
      reason: `a page: ${entries.length} of ${total} entries`,
      loses: false,
    });
  return talliedReading(tally, {
    format,
    tool: { name: "Aqua", version: null },
    subjects: [...images.values()],
    targets: targetsIn(targets),
    needs,
  });
}
