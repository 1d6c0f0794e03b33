import { bareImage } from "../../bare-image.ts";
import type { ImageMention, WorkloadMention } from "../../reading.ts";
import { placeOfObject } from "../cluster-object.ts";
import { candidates } from "../image-name.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import type { ReportOwner } from "./owner.ts";

/** The image that a report of the operator is of; null where it names neither an image nor an object that runs one. */
export function imageOf(report: JsonObject, owner: ReportOwner | null): ImageMention | null {
  const artifact = asObject(report.artifact);
  const repository = asWord(artifact?.repository);
  if (repository === null && owner === null) return null;
  const server = asWord(asObject(report.registry)?.server);
  const base = repository === null || server === null ? repository : `${server}/${repository}`;
  const tag = asWord(artifact?.tag);
  const digest = asWord(artifact?.digest);
  const tagged = base === null || tag === null ? null : `${base}:${tag}`;
  const pinned = base === null || digest === null ? null : `${base}@${digest}`;
  return {
    ...bareImage(tagged ?? pinned ?? base ?? unnamed(owner)),
    references: candidates([tagged, pinned, tagged ?? pinned ?? base]),
    tags: candidates([tagged]),
    repoDigests: candidates([pinned]),
    os: osOf(asObject(report.os)),
    runsIn: workloadOf(owner),
  };
}

function osOf(os: JsonObject | null): ImageMention["os"] {
  const family = asWord(os?.family);
  if (family === null) return null;
  return { family, name: asText(os?.name), endOfLife: os?.eosl === true ? true : null };
}

function workloadOf(owner: ReportOwner | null): WorkloadMention | null {
  const asset = owner === null ? null : placeOfObject(owner.object, null).asset;
  return asset?.kind === "workload" ? asset : null;
}

/** An image that nothing names is the one that this container runs. */
function unnamed(owner: ReportOwner | null): string {
  if (owner === null) return "";
  const { kind, namespace, name } = owner.object;
  return [namespace, kind, name, owner.container ?? ""].filter((part) => part !== "").join("/");
}
