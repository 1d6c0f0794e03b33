"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsFloat, useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { EXPOSURE_FACTOR } from "@/lib/posture/hazard.ts";
import { whatIfQuery } from "@/lib/posture/queries.ts";
import { K, LAMBDA } from "@/lib/posture/score.ts";
import { KIND_SHARES } from "@/lib/posture/weights.ts";
import type { WhatIfView } from "@/lib/posture/what-if/schema.ts";

const KNOBS = [
  { key: "k", label: "Hazard points that halve an area (K)", usual: K, min: 5, max: 200, step: 5 },
  { key: "lambda", label: "Pull of the worst tenth (λ)", usual: LAMBDA, min: 0, max: 1, step: 0.05 },
  {
    key: "internet",
    label: "Factor: the internet reaches it",
    usual: EXPOSURE_FACTOR.internet,
    min: 0.5,
    max: 5,
    step: 0.1,
  },
  {
    key: "idle",
    label: "Factor: it does not run",
    usual: EXPOSURE_FACTOR.not_running,
    min: 0,
    max: 1,
    step: 0.1,
  },
  { key: "image", label: "Share of images", usual: KIND_SHARES.image!, min: 0, max: 1, step: 0.05 },
  { key: "workload", label: "Share of workloads", usual: KIND_SHARES.workload!, min: 0, max: 1, step: 0.05 },
  { key: "host", label: "Share of hosts", usual: KIND_SHARES.host!, min: 0, max: 1, step: 0.05 },
  { key: "cluster", label: "Share of clusters", usual: KIND_SHARES.cluster!, min: 0, max: 1, step: 0.05 },
] as const;

const ADDRESS = Object.fromEntries(KNOBS.map(({ key, usual }) => [key, parseAsFloat.withDefault(usual)]));
const points = (score: number | null): string => (score === null ? "–" : score.toFixed(2));
const moved = (by: number): string => `${by < 0 ? "−" : "+"}${Math.abs(by).toFixed(2)}`;

export function Tryout({ scope, initial }: { scope: string; initial: WhatIfView }) {
  const [tried, setTried] = useQueryStates(ADDRESS, { history: "replace", throttleMs: 200 });
  const asked = useDeferredValue(tried);
  const { data = initial, error } = useQuery(
    whatIfQuery({ scope, ...Object.fromEntries(KNOBS.map(({ key }) => [key, String(asked[key])])) }),
  );
  return (
    <Panel title="Try" className="self-start lg:col-span-7">
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {KNOBS.map(({ key, label, usual, ...range }) => (
          <label key={key} className="grid gap-1 text-sm">
            <span className="flex justify-between gap-2">
              {label}
              <output className="tabular font-medium">{tried[key]}</output>
            </span>
            <input
              type="range"
              {...range}
              value={tried[key] ?? usual}
              onChange={(event) => setTried({ [key]: event.target.valueAsNumber })}
              className="h-6 w-full accent-(--signal)"
            />
          </label>
        ))}
      </div>
      <div className="mt-4 flex items-center justify-between gap-4 border-line border-t pt-4">
        <p className="text-sm" aria-live="polite">
          {error ? (
            error.message
          ) : (
            <>
              <span className="tabular font-semibold text-2xl">{points(data.tried)}</span>{" "}
              <span className="text-muted">
                instead of {points(data.usual)}
                {data.tried === null || data.usual === null ? "" : ` (${moved(data.tried - data.usual)})`}
              </span>
            </>
          )}
        </p>
        <Button onClick={() => setTried(null)}>As usual</Button>
      </div>
      {data.parts.length > 0 ? <Parts parts={data.parts} /> : null}
    </Panel>
  );
}

function Parts({ parts }: { parts: WhatIfView["parts"] }) {
  return (
    <table className="mt-4 w-full text-sm">
      <thead>
        <tr className="border-line border-b text-left text-muted text-xs">
          <th className="py-1.5 font-medium">Cluster or team</th>
          <th className="py-1.5 text-right font-medium">Usual</th>
          <th className="py-1.5 text-right font-medium">Tried</th>
          <th className="py-1.5 text-right font-medium">Difference</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ scope, name, usual, tried }) => (
          <tr key={scope} className="border-line border-b last:border-0">
            <th scope="row" className="max-w-0 truncate py-1 text-left font-normal">
              {name}
            </th>
            <td className="tabular py-1 text-right text-muted">{points(usual)}</td>
            <td className="tabular py-1 text-right">{points(tried)}</td>
            <td className="tabular py-1 text-right">{moved(tried - usual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
