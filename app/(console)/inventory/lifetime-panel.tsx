"use client";

import { useQuery } from "@tanstack/react-query";
import { Histogram } from "@/components/charts/histogram.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { LIFETIME_LABELS } from "@/lib/inventory/lifetimes/labels.ts";
import {
  CONTAINER_RETENTION_DAYS,
  type Lifetime,
  type LifetimeHistogram,
} from "@/lib/inventory/lifetimes/schema.ts";
import type { AssetQuery } from "@/lib/inventory/list/schema.ts";
import { lifetimesQuery } from "@/lib/inventory/queries.ts";

type Filter = Omit<AssetQuery, "kind">;
type Bucket = LifetimeHistogram["buckets"][number];

/** In the order of the chart: what is not on the scale of time comes last. */
const ORDER: readonly Lifetime[] = [
  "under_10s",
  "under_1m",
  "under_10m",
  "under_1h",
  "under_1d",
  "over_1d",
  "running",
  "unknown",
];

/** How long the containers of a filter lived; each column leads to the list of those. Hidden where there are none. */
export function LifetimePanel({ filter }: { filter: Filter }) {
  const { lifetime, ...rest } = filter;
  const { data, error } = useQuery(lifetimesQuery(rest));
  if (error)
    return (
      <Panel title={TITLE}>
        <ErrorState what="The lifetimes could not be read" why={error.message} />
      </Panel>
    );
  if (!data?.buckets.some(({ listed, counted }) => listed + counted > 0)) return null;
  const of = new Map(data.buckets.map((bucket) => [bucket.lifetime, bucket]));
  const shown = ORDER.map((name) => of.get(name)!).filter(
    (bucket) => bucket.lifetime !== "unknown" || bucket.listed + bucket.counted > 0,
  );
  return (
    <Panel title={TITLE} description={summary(data)}>
      <Histogram
        label={TITLE}
        names={{ bucket: "Lifetime", count: "in the list", more: "kept as a number only" }}
        columns={shown.map((bucket) => ({
          label: LIFETIME_LABELS[bucket.lifetime],
          href: listHref(rest, bucket.lifetime === lifetime ? undefined : bucket.lifetime),
          count: bucket.listed,
          more: bucket.counted,
          current: bucket.lifetime === lifetime,
          apart: bucket.lifetime === "running",
        }))}
      />
    </Panel>
  );
}

const TITLE = "How long containers live";

const summary = ({ buckets, coversCounted }: LifetimeHistogram): string => {
  const sum = (part: (bucket: Bucket) => number) =>
    buckets.reduce((total, bucket) => total + part(bucket), 0);
  const [listed, counted, failed] = [
    sum((bucket) => bucket.listed),
    sum((bucket) => bucket.counted),
    sum((bucket) => bucket.failed),
  ];
  const all = listed + counted;
  return [
    `${exact(all)} ${plural(all, "container")}`,
    ...(failed > 0 ? [`${exact(failed)} ended with an error`] : []),
    ...(counted > 0
      ? [
          `paler: ${exact(counted)} that ended over ${CONTAINER_RETENTION_DAYS} days ago, kept as a number only`,
        ]
      : []),
    ...(coversCounted ? [] : [`without those that ended over ${CONTAINER_RETENTION_DAYS} days ago`]),
  ].join("; ");
};

const listHref = (filter: Filter, lifetime: Lifetime | undefined): string => {
  const query = new URLSearchParams();
  // The address holds several labels in one parameter.
  for (const [key, value] of Object.entries({ ...filter, lifetime }))
    if (value !== undefined && value !== null) query.set(key, [value].flat().join(","));
  return `/inventory/containers?${query}`;
};
