"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { FindingDetail } from "@/lib/findings/detail/schema.ts";
import { assigneesQuery, FINDINGS } from "@/lib/findings/queries.ts";
import { SEVERITIES } from "@/lib/findings/schema.ts";
import { api } from "@/lib/http/api.ts";
import { sentence } from "./verdict-form.tsx";

/** Sends, then reads again what it may have changed; a refusal is said. */
function useSend(method: "PUT" | "POST", path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api<unknown>(method, path, body),
    onError: (error) => toast.error("Nothing was changed", { description: error.message, duration: 10_000 }),
    onSettled: () => client.invalidateQueries({ queryKey: FINDINGS }),
  });
}

export function CommentForm({ finding }: { finding: FindingDetail }) {
  const [comment, setComment] = useState("");
  const send = useSend("POST", `/findings/${finding.id}/comments`);
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (comment.trim() !== "") send.mutate({ comment }, { onSuccess: () => setComment("") });
      }}
    >
      <div className="flex items-center gap-2">
        <Input
          aria-label="Add a comment"
          data-comment-field
          placeholder="Add a comment; @Name tells that person"
          maxLength={5000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
        <Button type="submit" disabled={comment.trim() === "" || send.isPending}>
          Comment
        </Button>
      </div>
      <Nameable comment={comment} onName={setComment} />
    </form>
  );
}

const BEGUN = /(^|[^\p{L}\p{N}])@([\p{L}\p{N} .'-]{0,40})$/u;
const OFFERED = 5;

/** Whom an @ that was begun may mean. */
function Nameable({ comment, onName }: { comment: string; onName: (comment: string) => void }) {
  const { data } = useQuery(assigneesQuery());
  const begun = BEGUN.exec(comment)?.[2]?.toLowerCase();
  if (begun === undefined) return null;
  const people = (data?.people ?? []).filter(({ name, me }) => !me && name.toLowerCase().startsWith(begun));
  // A whole name is no longer begun.
  if (people.some(({ name }) => name.toLowerCase() === begun.trimEnd())) return null;
  return (
    <div className="flex flex-wrap gap-1.5">
      {people.slice(0, OFFERED).map(({ id, name }) => (
        <Button key={id} onClick={() => onName(`${comment.slice(0, comment.length - begun.length)}${name} `)}>
          @{name}
        </Button>
      ))}
    </div>
  );
}

const FROM_TOOLS = "tools";

/** A person's severity in place of the tools', with its reason; or theirs again. */
export function SeverityForm({ finding }: { finding: FindingDetail }) {
  const [severity, setSeverity] = useState("");
  const [reason, setReason] = useState("");
  const send = useSend("PUT", `/findings/${finding.id}/severity`);
  const options = SEVERITIES.filter((one) => one !== finding.severity).map((value) => ({
    value: value as string,
    label: sentence(value),
  }));
  const back = { value: FROM_TOOLS, label: `As tools say (${finding.reportedSeverity})` };
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const set = severity === FROM_TOOLS ? null : severity;
        const done = () => {
          setSeverity("");
          setReason("");
        };
        if (severity !== "" && reason.trim() !== "")
          send.mutate({ severity: set, reason, version: finding.version }, { onSuccess: done });
      }}
    >
      <Select
        aria-label="Severity"
        value={severity}
        onChange={(event) => setSeverity(event.target.value)}
        options={[
          { value: "", label: `${sentence(finding.severity)} · change` },
          ...(finding.overridden ? [back] : []),
          ...options,
        ]}
      />
      {severity === "" ? null : (
        <>
          <div className="min-w-40 flex-1">
            <Input
              aria-label="Reason"
              placeholder="Why (needed)"
              maxLength={5000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <Button type="submit" look="primary" disabled={reason.trim() === "" || send.isPending}>
            Set severity
          </Button>
        </>
      )}
    </form>
  );
}
