import { CsvTable } from "../../document/csv.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { latest } from "../event-time.ts";
import { asObject, asText, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";
import { type ReadEntity, readEntity } from "./entity.ts";
import { isTable, readTable } from "./table.ts";

export const twistlock: Adapter = {
  format: "twistlock",
  title: "Prisma Cloud (Twistlock): images, repositories (twistcli JSON, API images and scans, CSV)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

/** Things that the API lists in the same shape, of which nothing is an image. */
const OTHER_TYPES = new Set(["host", "vm", "function", "appEmbedded", "tas", "codeRepo"]);

function recognises(document: unknown): boolean {
  if (document instanceof CsvTable) return isTable(document);
  const report = asObject(document);
  if (report !== null && "repository" in report && isEntity(report)) return true;
  const list = Array.isArray(document) ? document : report?.results;
  return Array.isArray(list) && list.length > 0 && isEntity(entityIn(list[0]));
}

/** The distributions are there even where nothing was found. */
function isEntity(entity: JsonObject | null): boolean {
  if (entity === null) return false;
  return "vulnerabilityDistribution" in entity || ("complianceDistribution" in entity && "distro" in entity);
}

/** `GET /scans` wraps what it says of the image. */
function entityIn(item: unknown): JsonObject | null {
  const object = asObject(item);
  return asObject(object?.entityInfo) ?? object;
}

function read(document: unknown): Reading {
  if (document instanceof CsvTable) return readTable(document, twistlock.format);
  const report = asObject(document);
  const tally = newTally();
  const entities: ReadEntity[] = [];
  const times: (string | null)[] = [];
  const take = (raw: unknown, path: string) => {
    const entity = entityIn(raw);
    const type = asText(entity?.type);
    if (entity === null) tally.skipped.push({ path, reason: "not an object" });
    else if (OTHER_TYPES.has(type)) tally.skipped.push({ path, reason: `not an image but of type ${type}` });
    else {
      times.push(scanTime(entity.scanTime));
      entities.push(readEntity(entity, path, tally));
    }
  };
  if (report !== null && !("results" in report)) take(report, "");
  else {
    const list = report === null ? document : report.results;
    const at = report === null ? "" : "/results";
    if (!Array.isArray(list)) throw new UnreadableDocument(at, "not a list");
    for (const [index, item] of list.entries()) take(item, step(at, index));
  }
  return talliedReading(tally, {
    format: twistlock.format,
    tool: { name: "Prisma Cloud", version: null },
    scannedAt: latest(times),
    subjects: entities.map(({ shown }) => shown),
    targets: entities.map(({ target }) => target),
    needs: entities.map(({ needs }) => needs).find((need) => need !== null) ?? null,
  });
}
