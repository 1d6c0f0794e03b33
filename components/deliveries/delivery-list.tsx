"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { DeliveryItem } from "@/components/deliveries/delivery-item.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { deliveriesQuery, fetchDeliveries, PAGE } from "@/lib/ingest/queries.ts";
import type { DeliveryView } from "@/lib/ingest/schema.ts";

type DeliveryListProps = {
  collectorId: number | null;
  /** What the server read for this collector, if it did. */
  initial?: DeliveryView[];
  canResolve: boolean;
  canOpen: boolean;
  empty: ReactNode;
};

/** The deliveries of a collector, the newest first; those that wait are followed until they are done. */
export function DeliveryList({ collectorId, initial, canResolve, canOpen, empty }: DeliveryListProps) {
  const client = useQueryClient();
  const query = deliveriesQuery(collectorId);
  const { data: newest = [], error } = useQuery({ ...query, initialData: initial });
  const [older, setOlder] = useState<DeliveryView[]>([]);
  const [complete, setComplete] = useState((initial?.length ?? 0) < PAGE);
  const seen = new Set(newest.map(({ deliveryId }) => deliveryId));
  const all = [...newest, ...older.filter(({ deliveryId }) => !seen.has(deliveryId))];
  const last = all.at(-1)?.deliveryId;
  const showOlder = async () => {
    if (collectorId === null || last === undefined) return;
    const page = await fetchDeliveries(collectorId, last);
    setOlder([...older, ...page]);
    setComplete(page.length < PAGE);
  };
  const refresh = () => void client.invalidateQueries({ queryKey: query.queryKey });
  if (error) return <ErrorState what="The deliveries could not be read" why={error.message} />;
  if (all.length === 0) return <>{empty}</>;
  return (
    <>
      <ul aria-label="Deliveries" aria-live="polite">
        {all.map((delivery) => (
          <DeliveryItem
            key={delivery.deliveryId}
            delivery={delivery}
            canResolve={canResolve}
            canOpen={canOpen}
            onChange={refresh}
          />
        ))}
      </ul>
      {complete ? null : (
        <div className="border-line border-t p-2 text-center">
          <Button look="quiet" onClick={showOlder}>
            Show older
          </Button>
        </div>
      )}
    </>
  );
}
