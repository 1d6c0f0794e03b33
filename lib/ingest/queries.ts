import { queryOptions } from "@tanstack/react-query";
import { api } from "../http/api.ts";
import { pollDelay } from "./poll-delay.ts";
import type { DeliveryView } from "./schema.ts";

export const PAGE = 50;
/** A collector that was just connected is watched for its first report. */
const FIRST_REPORT_MS = 3_000;

interface Deliveries {
  deliveries: DeliveryView[];
}

export const fetchDeliveries = async (collectorId: number, before?: number): Promise<DeliveryView[]> => {
  const older = before === undefined ? "" : `&before=${before}`;
  return (await api<Deliveries>("GET", `/reports?collector=${collectorId}&limit=${PAGE}${older}`)).deliveries;
};

/** The newest deliveries of a collector, asked again for as long as one waits, or there is none yet. */
export const deliveriesQuery = (collectorId: number | null) =>
  queryOptions({
    queryKey: ["deliveries", collectorId],
    enabled: collectorId !== null,
    queryFn: () => fetchDeliveries(collectorId!),
    refetchInterval: ({ state }) => {
      if (state.data?.length === 0) return FIRST_REPORT_MS;
      const waiting = state.data?.filter((delivery) => delivery.state === "queued") ?? [];
      if (waiting.length === 0) return false;
      return pollDelay(Date.now() - Math.max(...waiting.map(({ receivedAt }) => Date.parse(receivedAt))));
    },
  });
