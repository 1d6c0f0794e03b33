import type { Reading } from "../ingest/reading.ts";
import type { Order } from "../ingest/spans.ts";
import type { Subjects } from "../ingest/subjects.ts";
import type { ImageSighting } from "./sighting.ts";

/** What the facts of a reading are recorded with: whose word they are, and of when. */
export interface Recording {
  reading: Reading;
  order: Order;
  at: Date;
  scene: { subjects: Subjects; collectorName: string; sighting: ImageSighting };
  reportId: number | null;
  /** Broken entries were left out: what is absent is not gone. */
  withGaps: boolean;
  /** A person has seen that it speaks of another cluster than before. */
  approved: boolean;
  clusterId: number | null;
}
