import { queryOptions } from "@tanstack/react-query";
import { api } from "../http/api.ts";
import { pollDelay } from "./poll-delay.ts";
import type { DeliveryView } from "./schema.ts";

export const PAGE = 50;

interface Deliveries {
  deliveries: DeliveryView[];
}

export const fetchDeliveries = async (collectorId: number, before?: number): Promise<DeliveryView[]> => {
  const older = before === undefined ? "" : `&before=${before}`;
  return (await api<Deliveries>("GET", `/reports?collector=${collectorId}&limit=${PAGE}${older}`)).deliveries;
};

/** The newest deliveries of a collector, asked again for as long as one waits. */
export const deliveriesQuery = (collectorId: number | null) =>
  queryOptions({
    queryKey: ["deliveries", collectorId],
    enabled: collectorId !== null,
    queryFn: () => fetchDeliveries(collectorId!),
    refetchInterval: ({ state }) => {
      const waiting = state.data?.filter((delivery) => delivery.state === "queued") ?? [];
      if (waiting.length === 0) return false;
      return pollDelay(Date.now() - Math.max(...waiting.map(({ receivedAt }) => Date.parse(receivedAt))));
    },
  });
