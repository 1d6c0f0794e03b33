import { z } from "zod";
import { listCollectors } from "../../collectors/read.ts";
import type { CollectorView } from "../../collectors/schema.ts";
import type { ExportTable } from "../table.ts";

const Everything = z.strictObject({});

export const collectorsTable: ExportTable<z.infer<typeof Everything>, CollectorView> = {
  name: "collectors",
  filter: Everything,
  async *pages(actor) {
    yield await listCollectors(actor);
  },
  columns: [
    { key: "id", title: "Collector", value: (row) => row.id },
    { key: "name", title: "Name", value: (row) => row.name },
    { key: "kind", title: "Kind", value: (row) => row.kind },
    { key: "binding", title: "Bound to", value: (row) => row.binding?.name ?? null },
    { key: "intervalSeconds", title: "Interval (s)", value: (row) => row.intervalSeconds },
    { key: "seenAt", title: "Last report", value: (row) => row.seenAt },
    { key: "lagSeconds", title: "Lag (s)", value: (row) => row.lagSeconds },
    { key: "clockAhead", title: "Clock ahead", value: (row) => row.clockAhead },
    ...(["queued", "applied", "unchanged", "held", "failed", "discarded"] as const).map((state) => ({
      key: state,
      title: `Reports ${state}`,
      value: (row: CollectorView) => row.deliveries[state],
    })),
    { key: "trouble", title: "Trouble", value: (row) => row.trouble?.reason ?? null },
    { key: "createdAt", title: "Connected", value: (row) => row.createdAt },
    { key: "disabledAt", title: "Switched off", value: (row) => row.disabledAt },
  ],
};
