import { bareImage } from "../../bare-image.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { platformOf } from "../image-name.ts";
import { asLabels, asObject, asTexts, asWord } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";

export const ociConfig: Adapter = {
  format: "oci-config",
  title: "OCI image configuration (crane config, skopeo inspect --config)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const image = asObject(document);
  if (image === null || typeof image.architecture !== "string" || typeof image.os !== "string") return false;
  return Array.isArray(asObject(image.rootfs)?.diff_ids);
}

/**
 * How an image was built (OCI image-spec, config.md). It does not name the image; environment and the history's
 * commands, where build arguments stand, are never read.
 */
function read(document: unknown): Reading {
  const image = asObject(document);
  if (image === null) throw new UnreadableDocument("", "not an image configuration");
  const tally = newTally();
  tally.counts.objects = 1;
  return talliedReading(tally, {
    format: ociConfig.format,
    tool: { name: "OCI image configuration", version: null },
    facts: [
      {
        kind: "image",
        image: {
          ...bareImage(""),
          platform: platformOf(asWord(image.os), asWord(image.architecture), asWord(image.variant)),
          layers: asTexts(asObject(image.rootfs)?.diff_ids),
          createdAt: scanTime(image.created),
          labels: asLabels(asObject(image.config)?.Labels),
        },
      },
    ],
    needs: "image",
  });
}
