import type { Reading } from "../ingest/reading.ts";
import type { Subjects } from "../ingest/subjects.ts";

/**
 * A CycloneDX VEX that names no subject, sent by somebody who named none: it says nothing of what was found where,
 * only what its author holds of products, so it needs no subject and its entries are no sightings.
 */
export function aboutNobodyHere(reading: Reading, { image, source, cluster, host }: Subjects): Reading {
  const told = [image, source, cluster.id, cluster.name, host.id, host.name].some((one) => one !== null);
  const onlySays = reading.format === "cyclonedx-vex" && reading.needs !== null;
  return onlySays && !told && (reading.statements?.length ?? 0) > 0
    ? { ...reading, needs: null, targets: [] }
    : reading;
}
