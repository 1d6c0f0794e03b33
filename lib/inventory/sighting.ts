export interface Sighting {
  /** The observation time of the report that names the asset. */
  at: Date;
  /** The collector's interval, which decides how long the asset counts as live without news. */
  intervalSeconds: number | null;
}

export interface ImageSighting extends Sighting {
  /** Ordered text of the observation (lib/ingest/order.ts): decides which image a tag means now. */
  observedAt: string;
  recordedAt: Date;
  /** With `observedAt` the place of the report among others (lib/ingest/spans.ts). */
  sequence: number;
  sha256: string;
}
