"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { api } from "@/lib/http/api.ts";
import { QUEUE } from "@/lib/operations/queue/queries.ts";
import type { JobView } from "@/lib/operations/queue/schema.ts";

export function JobItem({ job, manages }: { job: JobView; manages: boolean }) {
  const { id, task, state, payload, attempts, maxAttempts, createdAt, runAt, lastError } = job;
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 gap-0.5">
        <p className="min-w-0 break-words font-medium">
          {task} <span className="font-normal text-muted">job {id}</span>
        </p>
        <p className="break-all font-mono text-muted text-xs">{JSON.stringify(payload)}</p>
        <p className="text-muted text-xs">
          {attempts} of {maxAttempts} attempts, made <RelativeTime at={createdAt} />
          {state === "scheduled" ? (
            <>
              , next <RelativeTime at={runAt} />
            </>
          ) : null}
        </p>
        {lastError ? <p className="break-words text-xs">{lastError}</p> : null}
      </div>
      {manages && state === "dead" ? <Verdict id={id} task={task} /> : null}
    </li>
  );
}

/** A person's word about what was given up. */
function Verdict({ id, task }: { id: string; task: string }) {
  const client = useQueryClient();
  const say = async (verb: "retry" | "discard", told: string) => {
    await api("POST", `/queue/jobs/${id}/${verb}`);
    toast(told);
    await client.invalidateQueries({ queryKey: QUEUE });
  };
  return (
    <div className="flex flex-wrap items-start gap-1 sm:justify-end">
      <ConfirmButton
        label="Retry"
        title={`Retry job ${id}?`}
        effect={`${task} gets all its attempts again, from now on.`}
        onConfirm={() => say("retry", "It is tried again")}
      />
      <ConfirmButton
        label="Discard"
        look="danger"
        title={`Discard job ${id}?`}
        effect={`${task} is not tried again. What it would have done stays undone; the audit log keeps what it carried.`}
        onConfirm={() => say("discard", "It is gone")}
      />
    </div>
  );
}
