"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Select } from "@/components/ui/select.tsx";
import { api } from "@/lib/http/api.ts";
import type { IssueView, Tracker } from "@/lib/notifications/issues/schema.ts";
import { issuesQuery } from "@/lib/notifications/queries.ts";

/** A finding's tickets, and the two ways to give it to somebody else. */
export function HandOver({ findingId, canTriage }: { findingId: number; canTriage: boolean }) {
  const { data, error } = useQuery(issuesQuery(findingId));
  if (error) return <p className="text-muted text-sm">{error.message}</p>;
  if (!data) return null;
  const { issues, trackers, receivers } = data;
  const nowhere = trackers.length + receivers.length === 0;
  return (
    <div className="grid gap-2 text-sm">
      {issues.length > 0 ? (
        <ul aria-label="Issues" className="grid gap-1">
          {issues.map((issue) => (
            <IssueLine key={issue.tracker.id} issue={issue} />
          ))}
        </ul>
      ) : null}
      {issues.length === 0 && nowhere ? (
        <p className="text-muted">
          There is nobody to hand it to. An admin adds destinations under Settings, Notifications.
        </p>
      ) : null}
      {canTriage && !nowhere ? (
        <div className="flex flex-wrap gap-2">
          {trackers.length > 0 ? (
            <HandOverDialog findingId={findingId} label="Create issue…" choices={trackers} isIssue />
          ) : null}
          {receivers.length > 0 ? (
            <HandOverDialog findingId={findingId} label="Send to…" choices={receivers} />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function IssueLine({ issue }: { issue: IssueView }) {
  const { key, url, tracker, state, trouble, requestedBy, at } = issue;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      {key && url ? (
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          className="font-medium text-signal hover:underline"
        >
          {key}
        </a>
      ) : (
        <span>{state === "queued" ? "Being created" : "Could not be created"}</span>
      )}
      <span className="text-muted text-xs">
        in {tracker.name}, asked for by {requestedBy} <RelativeTime at={at} />
        {trouble === null ? "" : `; last answer ${trouble}`}
      </span>
    </li>
  );
}

interface DialogProps {
  findingId: number;
  label: string;
  choices: Tracker[];
  isIssue?: boolean;
}

function HandOverDialog({ findingId, label, choices, isIssue = false }: DialogProps) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const send = useMutation({
    mutationFn: ({ id, note }: { id: number; note: string }) =>
      isIssue
        ? api("POST", `/findings/${findingId}/issues`, { trackerId: id })
        : api("POST", `/findings/${findingId}/hand-over`, { destinationId: id, note }),
    onSuccess: () => {
      setOpen(false);
      toast(isIssue ? "The issue is being created" : "It is on its way");
    },
    onSettled: () => client.invalidateQueries({ queryKey: issuesQuery(findingId).queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    send.mutate({ id: Number(fields.get("to")), note: String(fields.get("note") ?? "") });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{label}</Button>}
      title={isIssue ? "Create an issue" : "Send this finding"}
      description={
        isIssue ? "It names the finding and links back to it." : "The message links back to this finding."
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form="hand-over" look="primary" disabled={send.isPending}>
            {isIssue ? "Create issue" : "Send"}
          </Button>
        </>
      }
    >
      <form id="hand-over" method="post" onSubmit={submit} className="grid gap-4">
        <Field label={isIssue ? "In" : "To"} error={send.error?.message}>
          {(control) => (
            <Select
              {...control}
              name="to"
              className="w-full"
              options={choices.map(({ id, name, address }) => ({
                value: String(id),
                label: `${name} (${address})`,
              }))}
            />
          )}
        </Field>
        {isIssue ? null : (
          <Field label="Note (optional)">
            {(control) => <Input {...control} name="note" maxLength={300} autoComplete="off" />}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
