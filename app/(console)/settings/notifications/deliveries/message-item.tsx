"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { api } from "@/lib/http/api.ts";
import type { MessageView } from "@/lib/notifications/messages/schema.ts";
import { NOTIFICATIONS } from "@/lib/notifications/queries.ts";
import { KIND_NAMES } from "../words.ts";
import { MessagePayload } from "./message-payload.tsx";
import { MessageState } from "./message-state.tsx";

const PURPOSES = { rule: "", test: "a test", issue: "a ticket", hand_over: "handed over" };

export function MessageItem({ message, manages }: { message: MessageView; manages: boolean }) {
  const { id, title, link, destination, rule, purpose, state, attempts, answer, settledAt, createdAt } =
    message;
  const [open, setOpen] = useState(false);
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <MessageState state={state} />
          <a href={link} className="min-w-0 break-words font-medium hover:text-signal hover:underline">
            {title}
          </a>
        </p>
        <p className="text-muted text-xs">
          to {destination.name} ({KIND_NAMES[destination.kind]}), {rule ? `rule ${rule}` : PURPOSES[purpose]},{" "}
          <RelativeTime at={settledAt ?? createdAt} />, {exact(attempts)} {plural(attempts, "attempt")}
        </p>
        {answer && !answer.ok ? <p className="break-words text-xs">{answer.status}</p> : null}
      </div>
      <div className="flex flex-wrap items-start gap-1 sm:justify-end">
        <Button look="quiet" onClick={() => setOpen(true)} aria-label={`Payload of ${title}`}>
          Payload
        </Button>
        {manages && state === "dead" ? <Verdict id={id} title={title} /> : null}
      </div>
      {open ? <MessagePayload id={id} title={title} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}

/** A person's word about what was given up. */
function Verdict({ id, title }: { id: number; title: string }) {
  const client = useQueryClient();
  const say = useMutation({
    mutationFn: (verb: "retry" | "discard") => api("POST", `/notifications/messages/${id}/${verb}`),
    onError: (error) => toast.error("Nothing was changed", { description: error.message }),
    onSuccess: (_, verb) => toast(verb === "retry" ? "It is tried again" : "It is not sent any more"),
    onSettled: () => client.invalidateQueries({ queryKey: NOTIFICATIONS }),
  });
  return (
    <>
      <Button disabled={say.isPending} onClick={() => say.mutate("retry")} aria-label={`Retry ${title}`}>
        Retry
      </Button>
      <Button
        look="quiet"
        disabled={say.isPending}
        onClick={() => say.mutate("discard")}
        aria-label={`Discard ${title}`}
      >
        Discard
      </Button>
    </>
  );
}
