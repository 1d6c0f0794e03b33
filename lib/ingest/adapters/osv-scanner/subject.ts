import { bareImage } from "../../bare-image.ts";
import type { AssetMention, ImageMention, Reading } from "../../reading.ts";
import { candidates, isPath } from "../image-name.ts";
import { asObject, asObjects, asText, type JsonObject } from "../json-value.ts";
import { withoutCredentials } from "../source-url.ts";
import type { OsvScannerReport } from "./schema.ts";

export interface SourceSubject {
  asset: AssetMention;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

/** Digests of the image's layers by number, empty for those that only carry configuration. */
export function layersOf(report: OsvScannerReport): string[] {
  return asObjects(report.image_metadata?.layer_metadata).map((layer) => asText(layer.diff_id));
}

/** The image whose content a whole document lists: 2.x tells its system and layers, never its name. */
export function scannedImage(report: OsvScannerReport): SourceSubject | null {
  if (!report.image_metadata) return null;
  const os = report.image_metadata.os?.trim() ?? "";
  const layers = layersOf(report).filter((digest) => digest !== "");
  const asset = imageMention("", osOf(os), layers);
  return { asset, shown: { kind: "image", name: "", digest: null }, needs: "image" };
}

/** What one result is about: the image that 1.x names, else the file or directory. */
export function subjectOf(source: JsonObject | null): SourceSubject {
  const path = withoutCredentials(asText(source?.path).trim());
  if (source?.type === "docker" && path !== "") {
    const shown = { kind: "image" as const, name: path, digest: null };
    return { asset: imageMention(path, null, []), shown, needs: null };
  }
  const needs = ["", ".", "./"].includes(path) ? "source" : null;
  return {
    asset: { kind: "source", url: null, artifact: path },
    shown: { kind: "source", name: path, digest: null },
    needs,
  };
}

/** `Alpine Linux v3.20` and `Debian GNU/Linux 12 (bookworm)`, as the image's own release file words it. */
function osOf(text: string): ImageMention["os"] {
  const match = /^([A-Za-z]+)\b.*?\bv?(\d[\w.]*)/.exec(text.slice(0, 200));
  if (match === null) return null;
  return { family: (match[1] as string).toLowerCase(), name: match[2] as string, endOfLife: null };
}

function imageMention(name: string, os: ImageMention["os"], layers: string[]): ImageMention {
  return {
    ...bareImage(name),
    references: candidates([isPath(name) ? null : name]),
    os,
    layers,
  };
}

/** True for what only OSV-Scanner writes: results of packages by source. */
export function isResult(value: unknown): boolean {
  const result = asObject(value);
  return typeof asObject(result?.source)?.path === "string" && Array.isArray(result?.packages);
}
