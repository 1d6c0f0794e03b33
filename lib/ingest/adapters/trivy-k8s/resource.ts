import type { Area } from "../../../posture/schema.ts";
import type { AssetMention, Slice, Target, WorkloadMention } from "../../reading.ts";
import { placeOfObject } from "../cluster-object.ts";
import type { Tally } from "../tally.ts";
import { type ReadResult, readResults, resultsContext } from "../trivy/results.ts";
import type { TrivyMetadata } from "../trivy/schema.ts";
import { slicesOf } from "../trivy/slices.ts";
import type { VulnerabilityMemo } from "../trivy/vulnerability.ts";
import { imagesOf } from "./images.ts";
import type { TrivyResource } from "./schema.ts";

/** The assets that one object of the cluster speaks about: its images, and itself. */
export function targetsOf(
  resource: TrivyResource,
  cluster: string | null,
  at: string,
  tally: Tally,
  memo: VulnerabilityMemo,
): Target[] {
  const namespace = resource.Namespace ?? "";
  const self: WorkloadMention = {
    kind: "workload",
    objectKind: resource.Kind,
    namespace,
    name: resource.Name,
  };
  const place = placeOfObject({ kind: resource.Kind, namespace, name: resource.Name }, cluster);
  const slice = place.suffix === "" ? "trivy:config" : `trivy:config:${place.suffix}`;
  const context = {
    ...resultsContext(tally),
    memo,
    checked: place.component,
    configSlice: () => slice,
  };
  const results = readResults(resource.Results ?? [], `${at}/Results`, context);
  const own = results.filter((result) => result.class === "config");
  const ofImages = results.filter((result) => result.class !== "config");
  return [
    ...imagesOf(ofImages, metadataOf(resource), self).map(({ image, osDetected, results: found }) =>
      targetOf(
        image,
        found,
        slicesOf(found, osDetected, () => slice),
      ),
    ),
    ...(own.length === 0 ? [] : [targetOf(place.asset, own, [configSlice(slice, place.area, own)])]),
  ];
}

/** Older versions write one metadata, newer ones a list with one per image. */
function metadataOf({ Metadata }: TrivyResource): readonly TrivyMetadata[] {
  if (Array.isArray(Metadata)) return Metadata;
  return Metadata ? [Metadata] : [];
}

function targetOf(asset: AssetMention, results: readonly ReadResult[], slices: Slice[]): Target {
  const bill = results.flatMap((result) => result.bill);
  return {
    asset,
    slices,
    observations: results.flatMap((result) => result.observations),
    packages: results.reduce((sum, result) => sum + result.packages, 0),
    ...(bill.length === 0 ? {} : { bill }),
  };
}

function configSlice(key: string, area: Area, results: readonly ReadResult[]): Slice {
  const complete = results.every((result) => !result.suppresses);
  return { key, kind: "misconfiguration", area, assesses: true, complete };
}
