import type { z } from "zod";
import {
  asLabels,
  asNumber,
  asObject,
  asObjects,
  asText,
  asTexts,
  asWord,
} from "../../ingest/adapters/json-value.ts";
import { RegistryImage } from "../../ingest/adapters/plimsoll-registry/schema.ts";
import { redactHistory } from "../../ingest/adapters/redact-history.ts";
import type { Descriptor, ImageManifest } from "./manifest.ts";

/** What never changes of an image: it is kept, and not asked for again. */
export const ImageRecord = RegistryImage.omit({ tags: true, indexes: true, attached: true });
export type ImageRecord = z.infer<typeof ImageRecord>;

const MOST = { layers: 1_000, history: 1_000, labels: 200, envNames: 1_000 };
const LONGEST_LABEL = 1_000;
const SECRET_LABEL = /passw|secret|token|credential|private-?key|api-?key/i;
const URL_USER = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^/\s@]{1,1000}@/gi;

/**
 * An image by its manifest and configuration (OCI image-spec, config.md). Values of the environment, entry point and
 * arguments stay where they are.
 */
export function imageRecord(digest: string, manifest: ImageManifest, configuration: unknown): ImageRecord {
  const image = asObject(configuration) ?? {};
  const config = asObject(image.config);
  return {
    digest,
    config: manifest.config?.digest ?? "",
    os: asWord(image.os),
    architecture: asWord(image.architecture),
    variant: asWord(image.variant),
    createdAt: asWord(image.created),
    sizeBytes: sizeOf(manifest),
    layers: layersOf(asTexts(asObject(image.rootfs)?.diff_ids), manifest.layers),
    user: asText(config?.User).slice(0, 200),
    labels: labelsOf(asLabels(config?.Labels)),
    envNames: asTexts(config?.Env)
      .map((setting) => setting.split("=")[0] ?? "")
      .filter((name) => name !== "")
      .slice(0, MOST.envNames),
    history: asObjects(image.history)
      .slice(-MOST.history)
      .map((entry) => ({
        createdAt: asWord(entry.created),
        command: redactHistory(asText(entry.created_by)),
      })),
  };
}

const sizeOf = ({ config, layers }: ImageManifest): number =>
  [config, ...layers].reduce((sum, part) => sum + (asNumber(part?.size) ?? 0), 0);

/** Uncompressed and compressed digests stand in two lists of the same order. */
function layersOf(diffIds: readonly string[], layers: readonly Descriptor[]): ImageRecord["layers"] {
  const paired = diffIds.length === layers.length;
  return diffIds.slice(0, MOST.layers).map((diffId, at) => ({
    diffId,
    digest: paired ? (layers[at]?.digest ?? "") : "",
    sizeBytes: paired ? (layers[at]?.size ?? null) : null,
  }));
}

function labelsOf(labels: Record<string, string>): Record<string, string> {
  const entries = Object.entries(labels).slice(0, MOST.labels);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      SECRET_LABEL.test(name)
        ? "[redacted]"
        : value.slice(0, LONGEST_LABEL).replace(URL_USER, "$1[redacted]@"),
    ]),
  );
}
