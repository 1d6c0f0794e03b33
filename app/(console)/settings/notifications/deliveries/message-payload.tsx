"use client";

import { useQuery } from "@tanstack/react-query";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { messageQuery } from "@/lib/notifications/queries.ts";
import { AnswerText, PayloadText } from "../payload-text.tsx";

export function MessagePayload(props: { id: number; title: string; onClose: () => void }) {
  const { data, error } = useQuery(messageQuery(props.id));
  return (
    <Dialog open wide onOpenChange={props.onClose} title={props.title}>
      {error ? <p role="alert">{error.message}</p> : null}
      {data ? (
        <div className="grid gap-4">
          {data.answer ? <AnswerText answer={data.answer} /> : null}
          <PayloadText payload={data.payload} />
        </div>
      ) : null}
      {data || error ? null : <Skeleton className="w-2/3" />}
    </Dialog>
  );
}
