import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What this process measures of itself as it works; what the database knows is read when asked (lib/operations/gauges). */
interface Meter {
  registry: Registry;
  requests: Histogram<"method" | "route" | "status">;
  jobs: Histogram<"task" | "outcome">;
  reportBytes: Counter;
}

const newMeter = (): Meter => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: "plimsoll_http_request_duration_seconds",
      help: "Requests to /api/v1 from their first byte until the answer's headers",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    jobs: new Histogram({
      name: "plimsoll_job_duration_seconds",
      help: "Runs of jobs in this worker, by how they ended",
      labelNames: ["task", "outcome"],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
      registers: [registry],
    }),
    reportBytes: new Counter({
      name: "plimsoll_report_bytes_total",
      help: "Bytes of documents that this process accepted",
      registers: [registry],
    }),
  };
};

// A bundler may load this module more than once into one process; there is one meter all the same.
const holder = globalThis as typeof globalThis & { plimsollMeter?: Meter };

export const meter = (): Meter => {
  holder.plimsollMeter ??= newMeter();
  return holder.plimsollMeter;
};
