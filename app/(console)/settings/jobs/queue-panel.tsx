"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { queueQuery } from "@/lib/operations/queue/queries.ts";
import { JOB_STATES, type QueueState } from "@/lib/operations/queue/schema.ts";
import { STATE_WORDS } from "./state-words.ts";

/** The queue in figures, each a link to its jobs. */
export function QueuePanel() {
  const { data, error, refetch } = useQuery(queueQuery());
  if (error)
    return (
      <ErrorState
        what="The queue could not be read"
        why={error.message}
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    );
  return <Panel title="Now">{data ? <Figures queue={data} /> : <Skeleton className="w-1/2" />}</Panel>;
}

function Figures({ queue: { tasks, lagSeconds, workers } }: { queue: QueueState }) {
  const total = (state: (typeof JOB_STATES)[number]) => tasks.reduce((sum, task) => sum + task[state], 0);
  return (
    <KeyValues
      items={[
        {
          key: "Workers",
          value: workers === 0 ? "none runs: nothing is applied" : exact(workers),
        },
        { key: "Longest wait", value: lagSeconds < 1 ? "none" : `${exact(Math.round(lagSeconds))} s` },
        ...JOB_STATES.map((state) => ({
          key: STATE_WORDS[state],
          value: (
            <Link href={`/settings/jobs?state=${state}`} className="tabular text-signal hover:underline">
              {exact(total(state))}
            </Link>
          ),
        })),
      ]}
    />
  );
}
